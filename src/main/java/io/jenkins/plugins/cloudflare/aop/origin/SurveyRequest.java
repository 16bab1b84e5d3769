package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** The first round: visit these without a certificate. */
public record SurveyRequest(List<Target> targets, Limits limits, AddressPolicy policy) implements Serializable {
    public SurveyRequest {
        targets = List.copyOf(targets);
    }
}
