package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one write at a time into a zone, since the API answers 409 to a second one in flight, and one long change. One
 * instance serves all builds of a controller. No thread blocks: who is not let in waits as for anything else.
 */
public final class ZoneLocks {
    /** Longer than any pause between two advances, and shorter than anybody wants to wait for a build that is gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(15);

    private final Set<Object> busy = ConcurrentHashMap.newKeySet();
    private final Map<ZoneId, Holder> held = new HashMap<>();

    private final Path directory;

    /** @param lock null within a single process */
    private record Holder(Object who, Instant lastSeen, ProcessLock lock) {}

    /** For builds of this process alone. */
    public ZoneLocks() {
        this(null);
    }

    /** @param directory processes that share it hold a zone one at a time */
    public ZoneLocks(Path directory) {
        this.directory = directory;
    }

    /** Permission to write; closing it lets the next one in. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty while somebody else writes to the zone. */
    public Optional<Turn> enter(ZoneId zone) {
        return enterAny(zone);
    }

    /** The same for what belongs to an account. */
    public Optional<Turn> enter(AccountId account) {
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
    public synchronized boolean hold(ZoneId zone, Object who, Instant now) throws OperationException {
        Holder holder = held.get(zone);
        if (holder != null && holder.who() != who && isAlive(holder, now)) {
            return false;
        }
        ProcessLock lock = holder == null ? null : holder.lock();
        if (lock == null && directory != null) {
            Optional<ProcessLock> taken = ProcessLock.take(directory, zone.value() + ".change");
            if (taken.isEmpty()) {
                return false;
            }
            lock = taken.get();
        }
        held.put(zone, new Holder(who, now, lock));
        return true;
    }

    /** Whether a long change of the zone is under way in this process. */
    public synchronized boolean isHeld(ZoneId zone, Instant now) {
        Holder holder = held.get(zone);
        return holder != null && isAlive(holder, now);
    }

    private static boolean isAlive(Holder holder, Instant now) {
        return now.isBefore(holder.lastSeen().plus(SIGN_OF_LIFE));
    }

    /** Gives back all that this one holds. */
    public synchronized void release(Object who) {
        held.values().removeIf(holder -> {
            boolean own = holder.who() == who;
            if (own && holder.lock() != null) {
                holder.lock().close();
            }
            return own;
        });
    }
}
