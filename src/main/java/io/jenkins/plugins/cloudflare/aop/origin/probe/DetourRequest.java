package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
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
        return new DetourWork(this, progress).run();
    }
}
