package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Where Cloudflare finds the origin of a hostname, by the zone's DNS records. Load balancers and origin rules do not show
 * there.
 */
final class OriginsFromDns {
    private static final String TUNNEL = ".cfargotunnel.com";
    private static final String CURE = "; name the origin's addresses, such as origins: '192.0.2.10'";

    private final AopApi api;
    private final Zone zone;
    private final Consumer<String> warnings;

    /** @param warnings takes what a person should know although it does not stop anything */
    OriginsFromDns(AopApi api, Zone zone, Consumer<String> warnings) {
        this.api = api;
        this.zone = zone;
        this.warnings = warnings;
    }

    /** Every A and AAAA address, and the names outside of the zone that a CNAME leads to; at least one. */
    List<OriginAddress> of(String hostname) throws OperationException, CloudflareException {
        List<DnsRecord> records = recordsFor(hostname);
        warnOfUnproxied(hostname, records);
        Set<OriginAddress> origins = new LinkedHashSet<>();
        follow(hostname, records, new LinkedHashSet<>(Set.of(hostname)), origins);
        return new ArrayList<>(origins);
    }

    /** Those of the hostname, else those of the nearest wildcard above it. */
    private List<DnsRecord> recordsFor(String hostname) throws OperationException, CloudflareException {
        List<DnsRecord> own = api.dnsRecords(zone.id(), hostname);
        if (!own.isEmpty()) {
            return own;
        }
        for (String parent = parent(hostname); isInZone(parent); parent = parent(parent)) {
            List<DnsRecord> wildcard = api.dnsRecords(zone.id(), "*." + parent);
            if (!wildcard.isEmpty()) {
                warnings.accept(hostname + " has no DNS record of its own; the origin of *." + parent + " is taken");
                return wildcard;
            }
        }
        throw new OperationException("origins is absent and the DNS of zone " + label()
                + " has no A, AAAA or CNAME record for " + hostname + CURE);
    }

    private static String parent(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private boolean isInZone(String name) {
        return zone.name() == null ? name.contains(".") : Hostname.within(name, zone.name());
    }

    private void follow(String hostname, List<DnsRecord> records, Set<String> passed, Set<OriginAddress> origins)
            throws OperationException, CloudflareException {
        for (DnsRecord record : records) {
            String parameter = "the DNS record " + record.type() + " of " + record.name();
            if (!record.type().equals("CNAME")) {
                origins.add(OriginAddress.of(parameter, record.content()));
                continue;
            }
            String target = Hostname.of(parameter, record.content());
            if (target.endsWith(TUNNEL)) {
                throw new OperationException("hostname " + hostname + " goes to a Cloudflare Tunnel (" + target
                        + "), which has no address that anybody could visit; leave the hostname out" + CURE);
            }
            if (!passed.add(target)) {
                throw new OperationException("the CNAME records of " + hostname + " lead in a circle ("
                        + String.join(" to ", passed) + " to " + target + ")" + CURE);
            }
            List<DnsRecord> next = isInZone(target) ? api.dnsRecords(zone.id(), target) : List.of();
            if (next.isEmpty()) {
                // Known elsewhere only: the machine that visits resolves it.
                origins.add(OriginAddress.of(parameter, target));
            } else {
                follow(hostname, next, passed, origins);
            }
        }
    }

    /** What a proxied CNAME leads to may well be unproxied: visitors of the hostname do not see it. */
    private void warnOfUnproxied(String hostname, List<DnsRecord> records) {
        String unproxied = records.stream()
                .filter(record -> !record.proxied())
                .map(record -> record.type() + " " + record.content().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!unproxied.isEmpty()) {
            warnings.accept("the DNS of " + hostname + " is not proxied (" + unproxied + "): its visitors go around"
                    + " Cloudflare and will be refused once the origin enforces; switch the proxy on for it");
        }
    }

    private String label() {
        return zone.name() == null ? zone.id().value() : zone.name();
    }
}
