package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import java.io.Serializable;
import java.util.List;

/** What the survey saw, in the order of the request. */
public record SurveyReport(List<TargetSurvey> targets) implements Serializable {
    public SurveyReport {
        targets = List.copyOf(targets);
    }
}
