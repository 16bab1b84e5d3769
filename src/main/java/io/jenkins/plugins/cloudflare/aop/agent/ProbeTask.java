package io.jenkins.plugins.cloudflare.aop.agent;

import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Progress;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.agents.ControllerToAgentCallable;

/**
 * One round of visits, wherever it is run: plain data in, facts out, and nothing but the JDK in between. The keys that it
 * carries are made for it, or are those to prove.
 */
record ProbeTask<R extends Serializable>(ProbeRequest<R> request)
        implements ControllerToAgentCallable<ProbeTask.Done<R>, InterruptedException> {
    /**
     * What came of it.
     *
     * @param seen in the order of the request
     * @param slowed the addresses that turned visits away
     */
    record Done<R extends Serializable>(List<R> seen, Set<String> slowed) implements Serializable {
        Done {
            seen = List.copyOf(seen);
            slowed = Set.copyOf(slowed);
        }
    }

    @Override
    public Done<R> call() throws InterruptedException {
        Set<String> slowed = ConcurrentHashMap.newKeySet();
        List<R> seen = request.run(new Progress() {
            @Override
            public void done(int done, int all) {
                // A build on an agent is told when it is over.
            }

            @Override
            public void slowed(String address) {
                slowed.add(address);
            }
        });
        return new Done<>(seen, slowed);
    }
}
