package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import java.io.Serializable;
import java.util.List;
import jenkins.agents.ControllerToAgentCallable;

/**
 * One round of visits, wherever it is run: plain data in, facts out, and nothing but the JDK in between. The keys that it
 * carries are made for it, or are those to prove.
 */
record ProbeTask<R extends Serializable>(ProbeRequest<R> request)
        implements ControllerToAgentCallable<List<R>, InterruptedException> {
    @Override
    public List<R> call() throws InterruptedException {
        return request.run();
    }
}
