package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.Http3Probe;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressExpansion;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Knock;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Beside the first rounds: ask the UDP port of each target whether anything there speaks QUIC, so that a port which
 * answers nothing has been waited for by the time that it matters. Each port of an address is asked once, for the first
 * name there. As in {@link SurveyRequest}, a name of an origin stands for each of its addresses.
 */
public record Http3KnockRequest(List<Target> targets, ProbeLimits limits, AddressPolicy policy)
        implements ProbeRequest<Http3Knock> {
    public Http3KnockRequest {
        targets = List.copyOf(targets);
    }

    @Override
    public String doing() {
        return "asked for QUIC";
    }

    @Override
    public List<Http3Knock> run(Progress progress) throws InterruptedException {
        Map<String, List<Target>> doors = new LinkedHashMap<>();
        for (Target target : new AddressExpansion().of(targets)) {
            doors.computeIfAbsent(target.address() + " " + target.port(), any -> new ArrayList<>())
                    .add(target);
        }
        AddressResolver addresses = new AddressResolver(policy);
        Http3Probe probe = new Http3Probe(limits, new VisitPaces(limits.patience()), new SocketVisits());
        List<List<Http3Knock>> knocks = AddressLanes.run(
                List.copyOf(doors.values()),
                door -> door.get(0).address(),
                Http3LookRequest.waiting(limits),
                Progress.SILENT,
                (door, beside) -> {
                    Endpoint remote = addresses.of(door.get(0));
                    boolean silent = probe.silent(door.get(0), remote);
                    return door.stream()
                            .map(target -> new Http3Knock(target, silent))
                            .toList();
                });
        return knocks.stream().flatMap(List::stream).toList();
    }
}
