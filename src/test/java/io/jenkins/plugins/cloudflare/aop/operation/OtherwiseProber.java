package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;

/** Leaves to another prober what a test does not want to have otherwise. */
class OtherwiseProber implements Prober {
    private final Prober other;

    OtherwiseProber(Prober other) {
        this.other = other;
    }

    @Override
    public String place() {
        return other.place();
    }

    @Override
    public AddressPolicy policy() {
        return other.policy();
    }

    @Override
    public SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException {
        return other.survey(request);
    }

    @Override
    public ProofReport prove(ProofRequest request) throws OperationException, InterruptedException {
        return other.prove(request);
    }

    @Override
    public DetourReport detours(DetourRequest request) throws OperationException, InterruptedException {
        return other.detours(request);
    }
}
