package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;

/** Visits origins from wherever the build runs: this machine, or an agent. Both calls take as long as the visits do. */
public interface Prober {
    /** The machine that visits, for the record. */
    String place();

    /** @throws OperationException when the visiting machine is not there any more */
    SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException;

    /** As {@link #survey}. */
    ProofReport prove(ProofRequest request) throws OperationException, InterruptedException;
}
