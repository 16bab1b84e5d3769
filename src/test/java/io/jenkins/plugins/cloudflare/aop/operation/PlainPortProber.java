package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;

/** Looks for plain HTTP where a test can serve it, as port 80 is not for tests. */
record PlainPortProber(Prober prober, int plainPort) implements Prober {
    @Override
    public String place() {
        return prober.place();
    }

    @Override
    public AddressPolicy policy() {
        return prober.policy();
    }

    @Override
    public SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException {
        return prober.survey(request);
    }

    @Override
    public ProofReport prove(ProofRequest request) throws OperationException, InterruptedException {
        return prober.prove(request);
    }

    @Override
    public DetourReport detours(DetourRequest request) throws OperationException, InterruptedException {
        return prober.detours(new DetourRequest(request.searches(), plainPort, request.limits(), request.policy()));
    }
}
