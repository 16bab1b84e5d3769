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
 * Lets one write at a time into a zone, since the API answers 409 to a second one in flight; one long change at a time;
 * and, where processes share a directory, the writers of one process at a time; the same for what belongs to an account.
 * One instance serves all builds of a controller. No thread blocks: who is not let in waits as for anything else.
 */
public final class ZoneLocks {
    /** Longer than any pause between two advances, and shorter than people want to wait for a build that is gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(15);

    private final Set<Object> busy = ConcurrentHashMap.newKeySet();
    /** By the name of the lock among processes. */
    private final Map<String, Scope> scopes = new HashMap<>();

    private final ProcessLocks processes;

    /** Who is at work on a zone or an account in this process. */
    private static final class Scope {
        private final Map<Object, Instant> writers = new HashMap<>();
        private Object holder;
        private ProcessLocks.Lock lock;

        /** A writer that was not seen for long is gone. */
        private void forget(Instant now) {
            writers.values().removeIf(seen -> !now.isBefore(seen.plus(SIGN_OF_LIFE)));
            if (!writers.containsKey(holder)) {
                holder = null;
            }
        }

        private void unlock() {
            if (writers.isEmpty() && lock != null) {
                lock.close();
                lock = null;
            }
        }
    }

    /** For builds of this process alone. */
    public ZoneLocks() {
        this(ProcessLocks.none());
    }

    /** @param directory processes that share it write to a zone one at a time */
    public ZoneLocks(Path directory) {
        this(ProcessLocks.in(directory));
    }

    /** @param processes keep those apart that write to the same zones */
    public ZoneLocks(ProcessLocks processes) {
        this.processes = processes;
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
     * @return false while another one holds it, in this process or another
     */
    public synchronized boolean hold(ZoneId id, Object who, Instant now) throws OperationException {
        Scope zone = scope(name(id), now);
        if (zone.holder != null && zone.holder != who || !join(id, who, now)) {
            return false;
        }
        zone.holder = who;
        return true;
    }

    /**
     * Takes part in what this process writes to the zone, or keeps to it; to be called at each advance.
     *
     * @return false while another process writes to it
     */
    public boolean join(ZoneId id, Object who, Instant now) throws OperationException {
        return joinAny(name(id), who, now);
    }

    private synchronized boolean joinAny(String name, Object who, Instant now) throws OperationException {
        Scope scope = scope(name, now);
        if (scope.lock == null) {
            Optional<ProcessLocks.Lock> taken = processes.take(name);
            if (taken.isEmpty()) {
                return false;
            }
            scope.lock = taken.get();
        }
        scope.writers.put(who, now);
        return true;
    }

    /** As {@link #join}, as something to wait for. */
    public <R> Optional<Advance<R>> await(ZoneId id, Object who, Instant now) throws OperationException {
        return join(id, who, now)
                ? Optional.empty()
                : Optional.of(new Advance.Wait<>(Duration.ofSeconds(2), "another process's change of the zone"));
    }

    /** The same for what belongs to an account: no two processes create the same thing in it at once. */
    public <R> Optional<Advance<R>> await(AccountId id, Object who, Instant now) throws OperationException {
        return joinAny("account." + id.value() + ".change", who, now)
                ? Optional.empty()
                : Optional.of(new Advance.Wait<>(Duration.ofSeconds(2), "another process's change of the account"));
    }

    private static String name(ZoneId id) {
        return id.value() + ".change";
    }

    private Scope scope(String name, Instant now) {
        Scope scope = scopes.computeIfAbsent(name, any -> new Scope());
        scope.forget(now);
        return scope;
    }

    /** Whether a long change of the zone is under way in this process. */
    public synchronized boolean isHeld(ZoneId id, Instant now) {
        return scope(name(id), now).holder != null;
    }

    /** Gives back all that this one holds. */
    public synchronized void release(Object who) {
        scopes.values().forEach(scope -> {
            scope.writers.remove(who);
            if (scope.holder == who) {
                scope.holder = null;
            }
            scope.unlock();
        });
    }
}
