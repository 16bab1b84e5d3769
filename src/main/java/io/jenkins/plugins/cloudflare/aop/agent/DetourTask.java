package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.Progress;
import jenkins.agents.ControllerToAgentCallable;

/** The last round of a proof, as {@link SurveyTask}. */
record DetourTask(DetourRequest request) implements ControllerToAgentCallable<DetourReport, InterruptedException> {
    @Override
    public DetourReport call() throws InterruptedException {
        return OriginProbe.detours(request, Progress.SILENT);
    }
}
