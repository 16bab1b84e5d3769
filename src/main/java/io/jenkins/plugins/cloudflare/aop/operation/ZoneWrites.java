package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one write at a time into a zone, since the API answers 409 to a second one in flight, and one long change. One
 * instance serves all builds of a controller. Nobody blocks: who is not let in waits as for anything else.
 */
public final class ZoneWrites {
    /** Longer than any pause between two advances, and shorter than anybody wants to wait for a build that is gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(15);

    private final Set<Object> busy = ConcurrentHashMap.newKeySet();
    private final Map<ZoneId, Holder> held = new HashMap<>();

    private record Holder(Object who, Instant lastSeen) {}

    /** Permission to write; closing it lets the next one in. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty while somebody else writes to the zone. */
    Optional<Turn> enter(ZoneId zone) {
        return enterAny(zone);
    }

    /** The same for what belongs to an account. */
    Optional<Turn> enter(AccountId account) {
        return enterAny(account);
    }

    private Optional<Turn> enterAny(Object scope) {
        return busy.add(scope) ? Optional.of(() -> busy.remove(scope)) : Optional.empty();
    }

    /**
     * Takes the zone for a change of many writes, or keeps it; to be called at each advance. A holder that was not seen
     * for a quarter of an hour has lost it.
     *
     * @return false while another one holds it
     */
    synchronized boolean hold(ZoneId zone, Object who, Instant now) {
        Holder holder = held.get(zone);
        if (holder != null
                && holder.who() != who
                && now.isBefore(holder.lastSeen().plus(SIGN_OF_LIFE))) {
            return false;
        }
        held.put(zone, new Holder(who, now));
        return true;
    }

    /** Gives back all that this one holds. */
    synchronized void release(Object who) {
        held.values().removeIf(holder -> holder.who() == who);
    }
}
