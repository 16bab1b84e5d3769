package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one write at a time into a zone: the API answers 409 to a second one in flight. One instance serves all builds
 * of a controller. Nobody blocks: who is not let in waits as for anything else.
 */
public final class ZoneWrites {
    private final Set<ZoneId> busy = ConcurrentHashMap.newKeySet();

    /** Permission to write; closing it lets the next one in. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty while somebody else writes to the zone. */
    Optional<Turn> enter(ZoneId zone) {
        return busy.add(zone) ? Optional.of(() -> busy.remove(zone)) : Optional.empty();
    }
}
