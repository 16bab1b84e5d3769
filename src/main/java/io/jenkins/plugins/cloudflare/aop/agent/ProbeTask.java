package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.probe.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import jenkins.agents.ControllerToAgentCallable;

/** The first round of a proof, wherever it is run: plain data in, facts out, and nothing but the JDK in between. */
record ProbeTask(SurveyRequest request) implements ControllerToAgentCallable<SurveyReport, InterruptedException> {
    @Override
    public SurveyReport call() throws InterruptedException {
        return OriginProbe.survey(request);
    }
}
