package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;

/** Visits origins from wherever the build runs: this machine, or an agent. The calls take as long as the visits do. */
public interface Prober {
    /** The machine that visits, for the record. */
    String place();

    /** @throws OperationException when the visiting machine is not there any more */
    SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException;

    /** Which addresses that machine may visit; it goes with every request. */
    AddressPolicy policy();

    /** As {@link #survey}. */
    DetourReport detours(DetourRequest request) throws OperationException, InterruptedException;

    /** As {@link #survey}. */
    ProofReport prove(ProofRequest request) throws OperationException, InterruptedException;
}
