package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pairs hostnames with the addresses of their origins. */
public final class OriginTargets {
    private OriginTargets() {}

    /** Every hostname at every address. */
    static List<Target> given(List<String> hostnames, List<OriginAddress> origins, String path) {
        List<Target> targets = new ArrayList<>();
        hostnames.forEach(hostname -> targets.addAll(at(hostname, origins, path)));
        return targets;
    }

    /** Each hostname where the DNS of its zone says. */
    public static List<Target> fromDns(
            VerificationZone zone, List<String> hostnames, String path, OperationContext context, EntryBuilder entry)
            throws OperationException, CloudflareException {
        OriginsFromDns dns =
                new OriginsFromDns(zone.api(), zone.zone(), warning -> entry.warn(warning, context.console()));
        List<Target> targets = new ArrayList<>();
        for (String hostname : hostnames) {
            List<OriginAddress> origins = dns.of(hostname);
            context.console()
                    .say("Origins of " + hostname + " in Cloudflare's DNS: "
                            + origins.stream().map(OriginAddress::toString).collect(Collectors.joining(", ")));
            targets.addAll(at(hostname, origins, path));
        }
        return targets;
    }

    private static List<Target> at(String hostname, List<OriginAddress> origins, String path) {
        return origins.stream()
                .map(origin -> new Target(hostname, origin.address(), origin.port(), path))
                .toList();
    }
}
