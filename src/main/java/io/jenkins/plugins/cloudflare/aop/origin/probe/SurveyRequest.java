package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.io.Serializable;
import java.util.List;

/** The first round: visit these without a certificate. */
public record SurveyRequest(List<Target> targets, ProbeLimits limits, AddressPolicy policy) implements Serializable {
    public SurveyRequest {
        targets = List.copyOf(targets);
    }
}
