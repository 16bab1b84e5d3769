package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * An operation with its patience: what only time can cure is waited for until a deadline, everything else ends it, and
 * either end is recorded. A driver calls {@link #advance()} until it is done and waits in between as it likes.
 *
 * @param <R> what the operation returns in the end
 */
public final class OperationRun<R> {
    /** Patience when the step says nothing. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(600);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final String name;
    private final Operation<R> operation;
    private final EntryDraft draft;
    private final Surroundings surroundings;
    private final Instant startedAt;
    private final Duration patience;
    private int failedCalls;
    private String missing = "the first step";

    OperationRun(
            String name,
            Operation<R> operation,
            EntryDraft draft,
            Surroundings surroundings,
            Instant startedAt,
            Duration patience) {
        this.name = name;
        this.operation = operation;
        this.draft = draft;
        this.surroundings = surroundings;
        this.startedAt = startedAt;
        this.patience = patience;
    }

    /** What is waited for, for a status line. */
    public String missing() {
        return missing;
    }

    /**
     * Does what can be done now. The outcome is in the record when this returns done or throws an OperationException.
     *
     * @throws OperationException when it failed or the deadline has passed; the message is for the person
     * @throws InterruptedException when the thread was interrupted; nothing is recorded, see {@link #abort()}
     */
    public Advance<R> advance() throws OperationException, InterruptedException {
        Advance<R> advance;
        try {
            advance = patiently(once());
        } catch (OperationException e) {
            record(e);
            throw e;
        }
        if (advance instanceof Advance.Done<R>) {
            surroundings.ledger().add(draft.succeed(name, startedAt, now()));
        }
        return advance;
    }

    private void record(OperationException failure) throws InterruptedException {
        try {
            surroundings.ledger().add(draft.fail(name, startedAt, now(), Outcome.FAILURE, failure.getMessage()));
        } catch (OperationException e) {
            failure.addSuppressed(e);
            surroundings.console().say(name + ": the failure could not be recorded: " + e.getMessage());
        }
    }

    /** Records that the build was aborted while this operation was under way. */
    public void abort() throws OperationException, InterruptedException {
        surroundings
                .ledger()
                .add(draft.fail(name, startedAt, now(), Outcome.ABORTED, "aborted while waiting for " + missing));
    }

    private Advance<R> once() throws OperationException, InterruptedException {
        try {
            Advance<R> advance = operation.advance();
            failedCalls = 0;
            return advance;
        } catch (CloudflareException.Interrupted e) {
            throw new InterruptedException(e.getMessage());
        } catch (CloudflareException e) {
            String text = e.getMessage() + (e.reference().isEmpty() ? "" : " (" + e.reference() + ")");
            if (!e.isTransient()) {
                throw new OperationException(text);
            }
            surroundings.console().say(name + ": " + text + "; trying again");
            return new Advance.Wait<>(retryPause(e.retryAfter()), "an answer of Cloudflare's API; last: " + text);
        }
    }

    /** Doubles from two seconds to thirty, a quarter of it by chance so that builds do not return in step. */
    private Duration retryPause(Duration atLeast) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failedCalls++, 4));
        if (pause.compareTo(LONGEST_RETRY) > 0) {
            pause = LONGEST_RETRY;
        }
        pause = pause.minusMillis(
                (long) (pause.toMillis() * 0.25 * surroundings.random().nextDouble()));
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }

    private Advance<R> patiently(Advance<R> advance) throws OperationException {
        if (!(advance instanceof Advance.Wait<R> wait)) {
            return advance;
        }
        missing = wait.missing();
        Duration left = Duration.between(now(), startedAt.plus(patience));
        if (left.isNegative() || left.isZero()) {
            throw new OperationException(name + " gave up after " + patience.toSeconds() + " s; still missing: "
                    + missing + ". Run it again to go on from here, or raise waitSeconds");
        }
        return wait.pause().compareTo(left) <= 0 ? wait : new Advance.Wait<>(left, missing);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
