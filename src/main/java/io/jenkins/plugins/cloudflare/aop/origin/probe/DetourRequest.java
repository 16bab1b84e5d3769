package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.client.PacedVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourProbe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourScene;
import io.jenkins.plugins.cloudflare.aop.origin.detour.PortKnocks;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.search.AloneShare;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import java.util.List;
import java.util.Map;

/** The third round: visit each target over TCP on the ways around its front door that are asked for. */
public record DetourRequest(List<DetourSearch> searches, DetourPorts ports, ProbeLimits limits, AddressPolicy policy)
        implements ProbeRequest<TargetDetours> {
    public DetourRequest {
        searches = List.copyOf(searches);
    }

    @Override
    public String doing() {
        return "looked at for detours";
    }

    @Override
    public List<TargetDetours> run(Progress progress) throws InterruptedException {
        AddressResolver addresses = new AddressResolver(policy);
        VisitPaces paces = new VisitPaces(limits, progress::slowed);
        Visits made = new SocketVisits();
        PortKnocks knocks = new PortKnocks(limits, made);
        Map<DetourSearch, AloneShare> shares = AloneShare.of(searches);
        return AddressLanes.inStages(
                        searches, search -> search.target().address(), limits, progress, (search, beside) -> {
                            VisitPace pace = paces.at(search.target().address());
                            return new DetourProbe(new DetourScene(
                                    search,
                                    shares.get(search),
                                    addresses.of(search.target()),
                                    ports,
                                    knocks,
                                    limits,
                                    pace,
                                    new PacedVisits(made, pace)));
                        })
                .stream()
                .map(DetourProbe::seen)
                .toList();
    }
}
