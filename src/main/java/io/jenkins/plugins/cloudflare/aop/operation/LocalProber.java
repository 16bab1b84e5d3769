package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;

/** Visits origins from this machine. */
public record LocalProber(String place) implements Prober {
    @Override
    public SurveyReport survey(SurveyRequest request) throws InterruptedException {
        return OriginProbe.survey(request);
    }

    @Override
    public ProofReport prove(ProofRequest request) throws InterruptedException {
        return OriginProbe.prove(request);
    }
}
