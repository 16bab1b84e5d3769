package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Progress;
import jenkins.agents.ControllerToAgentCallable;

/** The last round of a proof, as {@link ProbeTask}. */
record DetourTask(DetourRequest request) implements ControllerToAgentCallable<DetourReport, InterruptedException> {
    @Override
    public DetourReport call() throws InterruptedException {
        return OriginProbe.detours(request, Progress.SILENT);
    }
}
