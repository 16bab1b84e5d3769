package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/** The first of the two rounds: visit these without a certificate. */
public record SurveyRequest(List<Target> targets, Limits limits) implements Serializable {
    public SurveyRequest {
        targets = List.copyOf(targets);
    }
}
