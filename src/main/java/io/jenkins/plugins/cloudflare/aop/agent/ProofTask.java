package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import jenkins.agents.ControllerToAgentCallable;

/** The second round of a proof, as {@link SurveyTask}. The keys that it carries are made for it, or are those to prove. */
record ProofTask(ProofRequest request) implements ControllerToAgentCallable<ProofReport, InterruptedException> {
    @Override
    public ProofReport call() throws InterruptedException {
        return OriginProbe.prove(request);
    }
}
