package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourProbe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourVisitor;
import io.jenkins.plugins.cloudflare.aop.origin.detour.PortKnocks;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.util.List;

/** The third round: visit each target on the ways around its front door that are asked for. */
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
        Visits made = new SocketVisits();
        PortKnocks knocks = new PortKnocks(limits, made);
        VisitPace.Paces paces = new VisitPace.Paces(limits.patience());
        return PerAddressExecutor.run(
                searches,
                search -> search.target().address(),
                limits,
                progress,
                search -> new DetourProbe(new DetourVisitor(
                                search,
                                addresses.of(search.target()),
                                ports,
                                knocks,
                                limits,
                                paces.at(search.target().address()),
                                made))
                        .run());
    }
}
