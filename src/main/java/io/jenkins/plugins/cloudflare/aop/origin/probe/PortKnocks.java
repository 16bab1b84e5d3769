package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.visit.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitEndedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which ports of an address take connections. Each is knocked at once for all names of a probe: a firewall that drops
 * what comes would cost every hostname a time-out.
 */
final class PortKnocks {
    /** Long enough for a connection across the world. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Duration limit;
    private final Map<Endpoint, Boolean> known = new ConcurrentHashMap<>();

    PortKnocks(ProbeLimits limits) {
        limit = limits.visit().compareTo(LONGEST) < 0 ? limits.visit() : LONGEST;
    }

    boolean open(Endpoint endpoint) throws InterruptedIOException {
        Boolean open = known.get(endpoint);
        if (open == null) {
            // Two names may both knock; the answer is the same.
            open = knock(endpoint);
            known.put(endpoint, open);
        }
        return open;
    }

    /** It takes connections and says nothing. */
    void silent(Endpoint endpoint) {
        known.put(endpoint, false);
    }

    private boolean knock(Endpoint endpoint) throws InterruptedIOException {
        try (DeadlineChannel channel = new DeadlineChannel(limit)) {
            endpoint.connect(channel);
            return true;
        } catch (VisitEndedException e) {
            return false;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }
}
