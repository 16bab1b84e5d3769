package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressExpansion;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import java.util.List;

/**
 * The first round: visit each target without a certificate, once on each TLS version. One whose address is a name is
 * visited, and reported, at each address that the name has on the visiting machine.
 */
public record SurveyRequest(List<Target> targets, ProbeLimits limits, AddressPolicy policy)
        implements ProbeRequest<TargetSurvey> {
    public SurveyRequest {
        targets = List.copyOf(targets);
    }

    @Override
    public String doing() {
        return "visited without a certificate";
    }

    @Override
    public List<TargetSurvey> run(Progress progress) throws InterruptedException {
        AddressResolver addresses = new AddressResolver(policy);
        return AddressLanes.run(
                new AddressExpansion().of(targets),
                Target::address,
                limits,
                progress,
                (target, beside) ->
                        SurveyProbe.visit(target, addresses.of(target), limits, new SocketVisits(), beside));
    }
}
