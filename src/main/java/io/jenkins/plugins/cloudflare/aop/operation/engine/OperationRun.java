package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
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

    /** How long an aborted run may take to take back what it did: people wait for an aborted build. */
    public static final Duration ABORT_PATIENCE = Duration.ofSeconds(60);

    private static final String ANSWER = "an answer of Cloudflare's API";

    private final String name;
    private final Operation<R> operation;
    private final EntryBuilder draft;
    private final OperationContext context;
    private final Instant startedAt;
    private Deadline deadline;
    private Operation<String> wayBack;
    private String failure;
    private final Backoff retries;
    private String missing = "the first step";
    private String fault;

    /** Makes the operation of a step. */
    @FunctionalInterface
    public interface Maker<S, R> {
        /** @param startedAt when the step began, also before a restart */
        Operation<R> make(S spec, OperationContext context, EntryBuilder draft, Instant startedAt);
    }

    /**
     * A run of the operation that a step asks for.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static <S extends AopSpec, R> OperationRun<R> of(
            OperationName name, Maker<S, R> maker, S spec, OperationContext context, Instant startedAt)
            throws OperationException {
        EntryBuilder draft = new EntryBuilder();
        Operation<R> operation = maker.make(spec, context, draft, startedAt);
        return new OperationRun<>(name.step(), operation, draft, context, startedAt, patience(spec));
    }

    private static Duration patience(AopSpec spec) throws OperationException {
        Integer seconds = spec.getWaitSeconds();
        if (seconds == null) {
            return DEFAULT_PATIENCE;
        }
        if (seconds < 0) {
            throw new OperationException("waitSeconds is " + seconds + "; give 0 or more seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private OperationRun(
            String name,
            Operation<R> operation,
            EntryBuilder draft,
            OperationContext context,
            Instant startedAt,
            Duration patience) {
        this.name = name;
        this.operation = operation;
        this.draft = draft;
        this.context = context;
        this.startedAt = startedAt;
        this.deadline = new Deadline(name, startedAt, patience);
        this.retries = new Backoff(context.random());
    }

    /** What is waited for, for a status line. */
    public String missing() {
        return missing;
    }

    /**
     * Does what can be done now. The outcome is in the record when this returns done or throws an OperationException. A
     * failure that must not leave things half done is taken back first, by further advances, for up to
     * {@link #DEFAULT_PATIENCE} more.
     *
     * @throws OperationException when it failed or the deadline has passed; the message is for the person
     * @throws InterruptedException when the thread was interrupted; nothing is recorded, see {@link #abort(Sleeper)}
     */
    public Advance<R> advance() throws OperationException, InterruptedException {
        if (wayBack != null) {
            return goBack();
        }
        Advance<R> advance;
        try {
            advance = patiently(once(operation));
        } catch (OperationException e) {
            if (mustGoBack(e.getMessage())) {
                context.console().say(name + ": " + ListParameter.joined(e.getMessage(), "Taking it back"));
                deadline = new Deadline(name, now(), DEFAULT_PATIENCE);
                return new Advance.Wait<>(Duration.ZERO, "the way back");
            }
            throw end(e);
        }
        if (advance instanceof Advance.Done<R>) {
            operation.ended();
            context.recorder().add(draft.succeed(name, startedAt, now()));
        }
        return advance;
    }

    private boolean mustGoBack(String reason) throws InterruptedException {
        failure = reason;
        try {
            wayBack = operation.wayBack(reason).orElse(null);
        } catch (CloudflareException.Interrupted e) {
            throw interrupted(e);
        } catch (OperationException | CloudflareException e) {
            context.console().say(name + ": what has to be taken back is not known: " + e.getMessage());
        }
        return wayBack != null;
    }

    private Advance<R> goBack() throws OperationException, InterruptedException {
        Advance<String> advance;
        try {
            advance = patiently(once(wayBack));
        } catch (OperationException e) {
            throw end(new OperationException(ListParameter.joined(
                    failure, "Taking it back failed: " + e.getMessage(), "Run the step again to finish that")));
        }
        if (advance instanceof Advance.Done<String> done) {
            throw end(new OperationException(ListParameter.joined(failure, done.result())));
        }
        return new Advance.Wait<>(((Advance.Wait<String>) advance).pause(), missing);
    }

    private OperationException end(OperationException e) throws InterruptedException {
        operation.ended();
        record(Outcome.FAILURE, e);
        return e;
    }

    private void record(Outcome outcome, OperationException e) throws InterruptedException {
        try {
            context.recorder().add(draft.fail(name, startedAt, now(), outcome, e.getMessage()));
        } catch (OperationException unwritten) {
            e.addSuppressed(unwritten);
            context.console().say(name + ": the failure could not be recorded: " + unwritten.getMessage());
        }
    }

    /**
     * Ends a run whose build was aborted: what must not be left half done is taken back, for up to
     * {@link #ABORT_PATIENCE}, and the abort is recorded. To be called on a thread that may take so long; an interrupt
     * of it, as by a second abort, leaves the rest to the journal and the next run.
     */
    public void abort(Sleeper pause) throws InterruptedException {
        String aborted = "aborted while waiting for " + missing;
        OperationException entry = new OperationException(aborted);
        try {
            if (wayBack != null || mustGoBack(aborted)) {
                deadline = new Deadline(name, now(), ABORT_PATIENCE);
                entry = new OperationException(ListParameter.joined(aborted, waitForWayBack(pause)));
            }
        } catch (InterruptedException e) {
            entry = new OperationException(
                    ListParameter.joined(aborted, "Taking it back was interrupted; run the step again to finish it"));
            throw e;
        } finally {
            operation.ended();
            record(Outcome.ABORTED, entry);
            context.console().say(name + ": " + entry.getMessage());
        }
    }

    private String waitForWayBack(Sleeper pause) throws InterruptedException {
        try {
            while (true) {
                Advance<String> advance = patiently(once(wayBack));
                if (advance instanceof Advance.Done<String> done) {
                    return done.result();
                }
                pause.pass(((Advance.Wait<String>) advance).pause());
            }
        } catch (OperationException e) {
            return ListParameter.joined(
                    "Taking it back failed: " + e.getMessage(), "Run the step again to finish that");
        }
    }

    private <T> Advance<T> once(Operation<T> stage) throws OperationException, InterruptedException {
        try {
            Advance<T> advance = stage.advance();
            retries.reset();
            return advance;
        } catch (CloudflareException.Interrupted e) {
            throw interrupted(e);
        } catch (CloudflareException e) {
            String text = e.getMessage() + (e.reference().isEmpty() ? "" : " (" + e.reference() + ")");
            if (!e.isTransient()) {
                throw new OperationException(text);
            }
            context.console().say(name + ": " + text + "; trying again");
            fault = text;
            return new Advance.Wait<>(retries.pause(e.retryAfter()), ANSWER);
        }
    }

    /** The exception stands for the interrupt from here on; with the flag still set, nothing could be taken back. */
    private static InterruptedException interrupted(CloudflareException.Interrupted e) {
        Thread.interrupted();
        return new InterruptedException(e.getMessage());
    }

    private <T> Advance<T> patiently(Advance<T> advance) throws OperationException {
        if (!(advance instanceof Advance.Wait<T> wait)) {
            return advance;
        }
        missing = wait.missing();
        if (!missing.equals(ANSWER)) {
            return deadline.within(wait, now());
        }
        // The fault was told when it happened; it is told again only when it is what the run ends with.
        Advance.Wait<T> left = deadline.within(new Advance.Wait<>(wait.pause(), ANSWER + "; last: " + fault), now());
        return new Advance.Wait<>(left.pause(), ANSWER);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
