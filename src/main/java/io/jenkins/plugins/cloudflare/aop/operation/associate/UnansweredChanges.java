package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Changes to something else than is desired, sent by whatever build, that Cloudflare never answered. One counts as done
 * until the opposite has been read twice after it could last arrive.
 */
final class UnansweredChanges {
    private static final Duration LOOK_SOON = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final AssociationJournal journal;
    /** How often everything was read as desired after such a change could last arrive. */
    private int confirmations;

    UnansweredChanges(AssociationJournal journal) {
        this.journal = journal;
    }

    /** A wait until none of these hostnames can be overtaken. */
    <R> Optional<Advance<R>> arrival(Collection<String> hostnames, Map<String, Association> present)
            throws OperationException {
        return journal.unanswered(hostnames, present)
                .filter(UnansweredChanges::mayArrive)
                .map(UnansweredChanges::waitFor);
    }

    /** A wait while it is in doubt that what is desired, and shows, will stay. */
    <R> Optional<Advance<R>> inDoubt(Map<String, Association> present) throws OperationException {
        Optional<Duration> left = journal.unanswered(journal.desired().keySet(), present);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        confirmations = mayArrive(left.get()) ? 0 : confirmations + 1;
        return confirmations < 2 ? left.map(UnansweredChanges::waitFor) : Optional.empty();
    }

    private static boolean mayArrive(Duration left) {
        return !left.isNegative() && !left.isZero();
    }

    private static <R> Advance<R> waitFor(Duration left) {
        Duration pause = left.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : left;
        return new Advance.Wait<>(
                pause.compareTo(LOOK_SOON) < 0 ? LOOK_SOON : pause,
                "an earlier change that Cloudflare has not answered and may still carry out");
    }
}
