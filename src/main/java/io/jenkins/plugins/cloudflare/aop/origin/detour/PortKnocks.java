package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Awaited;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/**
 * Which ports of an address take connections. Each is knocked at once for all names of a probe: a firewall that drops
 * what comes would cost every hostname a time-out.
 */
public final class PortKnocks {
    /** Long enough for a connection across the world. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Duration limit;
    private final Visits made;
    private final Map<Endpoint, FutureTask<Boolean>> known = new ConcurrentHashMap<>();
    private final Map<Endpoint, FutureTask<?>> asked = new ConcurrentHashMap<>();

    public PortKnocks(ProbeLimits limits, Visits made) {
        this.made = made;
        limit = limits.visit().compareTo(LONGEST) < 0 ? limits.visit() : LONGEST;
    }

    boolean open(Endpoint endpoint) throws InterruptedIOException {
        FutureTask<Boolean> mine = new FutureTask<>(() -> made.connects(endpoint, limit));
        FutureTask<Boolean> first = known.putIfAbsent(endpoint, mine);
        if (first == null) {
            mine.run();
        }
        return Awaited.result(first == null ? mine : first);
    }

    /**
     * Has the first who comes ask before all others, who wait until it is known whether the port says anything.
     *
     * @return null for one who came later, where it does not
     */
    <R> R asking(Endpoint endpoint, SideBySide.Work<R> work) throws InterruptedIOException {
        FutureTask<R> mine = new FutureTask<>(work::run);
        FutureTask<?> first = asked.putIfAbsent(endpoint, mine);
        if (first != null) {
            Awaited.result(first);
            if (!open(endpoint)) {
                return null;
            }
        }
        mine.run();
        return Awaited.result(mine);
    }

    /** It takes connections and says nothing. */
    void silent(Endpoint endpoint) {
        FutureTask<Boolean> closed = new FutureTask<>(() -> false);
        closed.run();
        known.put(endpoint, closed);
    }
}
