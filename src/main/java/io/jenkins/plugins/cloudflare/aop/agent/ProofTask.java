package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.probe.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import jenkins.agents.ControllerToAgentCallable;

/** The second round of a proof, as {@link ProbeTask}. The keys that it carries are made for it, or are those to prove. */
record ProofTask(ProofRequest request) implements ControllerToAgentCallable<ProofReport, InterruptedException> {
    @Override
    public ProofReport call() throws InterruptedException {
        return OriginProbe.prove(request);
    }
}
