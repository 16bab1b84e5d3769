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

    /** How long the rollback of an aborted run may take: people wait for an aborted build. */
    public static final Duration ABORT_PATIENCE = Duration.ofSeconds(60);

    private final OperationName step;
    private final Operation<R> operation;
    private final EntryBuilder entry;
    private final OperationContext context;
    private final PatientCall call;
    private Operation<String> rollback;
    /** Why there is a rollback. */
    private String failure;

    /** Makes the operation of a step. */
    @FunctionalInterface
    public interface Maker<S, R> {
        Operation<R> make(S spec, OperationContext context, EntryBuilder entry);
    }

    /**
     * A run of the operation that a step asks for.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static <S extends AopSpec, R> OperationRun<R> of(
            OperationName step, Maker<S, R> maker, S spec, OperationContext context, Instant startedAt)
            throws OperationException {
        EntryBuilder entry = new EntryBuilder(startedAt);
        PatientCall call = new PatientCall(step, context, startedAt, Deadline.patience(spec));
        return new OperationRun<>(step, maker.make(spec, context, entry), entry, context, call);
    }

    private OperationRun(
            OperationName step,
            Operation<R> operation,
            EntryBuilder entry,
            OperationContext context,
            PatientCall call) {
        this.step = step;
        this.operation = operation;
        this.entry = entry;
        this.context = context;
        this.call = call;
    }

    /** What is waited for, for a status line. */
    public String missing() {
        return call.missing();
    }

    /**
     * Does what can be done now. The outcome is in the record when this returns done or throws an OperationException. A
     * failure that must not leave things half done is followed by a rollback first, in further advances, for up to
     * {@link #DEFAULT_PATIENCE} more.
     *
     * @throws OperationException when it failed or the deadline has passed; the message is for the person
     * @throws InterruptedException when the thread was interrupted; nothing is recorded, see {@link #abort(Sleeper)}
     */
    public Advance<R> advance() throws OperationException, InterruptedException {
        if (rollback != null) {
            return rollBack();
        }
        Advance<R> advance;
        try {
            advance = call.advance(operation);
        } catch (OperationException e) {
            if (mustRollBack(e.getMessage())) {
                context.console().say(step + ": " + ListParameter.joined(e.getMessage(), "The rollback begins"));
                call.extend(DEFAULT_PATIENCE);
                return new Advance.Wait<>(Duration.ZERO, "the rollback");
            }
            throw end(e);
        }
        if (advance instanceof Advance.Done<R>) {
            operation.ended();
            context.recorder().add(entry.succeed(step, now()));
        }
        return advance;
    }

    private boolean mustRollBack(String reason) throws InterruptedException {
        failure = reason;
        try {
            rollback = operation.rollback(reason).orElse(null);
        } catch (CloudflareException.Interrupted e) {
            throw PatientCall.interrupted(e);
        } catch (OperationException | CloudflareException e) {
            context.console().say(step + ": whether a rollback is needed is not known: " + e.getMessage());
        }
        return rollback != null;
    }

    private Advance<R> rollBack() throws OperationException, InterruptedException {
        Advance<String> advance;
        try {
            advance = call.advance(rollback);
        } catch (OperationException e) {
            throw end(new OperationException(ListParameter.joined(failure, failed(e))));
        }
        if (advance instanceof Advance.Done<String> done) {
            throw end(new OperationException(ListParameter.joined(failure, done.result())));
        }
        return new Advance.Wait<>(((Advance.Wait<String>) advance).pause(), call.missing());
    }

    private static String failed(OperationException rollback) {
        return ListParameter.joined(
                "The rollback failed: " + rollback.getMessage(), "Run the step again to finish the rollback");
    }

    private OperationException end(OperationException e) throws InterruptedException {
        operation.ended();
        record(Outcome.FAILURE, e);
        return e;
    }

    private void record(Outcome outcome, OperationException e) throws InterruptedException {
        try {
            context.recorder().add(entry.fail(step, now(), outcome, e.getMessage()));
        } catch (OperationException unwritten) {
            e.addSuppressed(unwritten);
            context.console().say(step + ": the failure could not be recorded: " + unwritten.getMessage());
        }
    }

    /**
     * Ends a run whose build was aborted: what must not be left half done is rolled back, for up to
     * {@link #ABORT_PATIENCE}, and the abort is recorded. To be called on a thread that may take so long; an interrupt
     * of it, as by a second abort, leaves the rest to the journal and the next run.
     */
    public void abort(Sleeper pause) throws InterruptedException {
        String aborted = "aborted while waiting for " + missing();
        OperationException ending = new OperationException(aborted);
        try {
            if (rollback != null || mustRollBack(aborted)) {
                call.extend(ABORT_PATIENCE);
                ending = new OperationException(ListParameter.joined(aborted, waitForRollback(pause)));
            }
        } catch (InterruptedException e) {
            ending = new OperationException(
                    ListParameter.joined(aborted, "The rollback was interrupted; run the step again to finish it"));
            throw e;
        } finally {
            operation.ended();
            record(Outcome.ABORTED, ending);
            context.console().say(step + ": " + ending.getMessage());
        }
    }

    private String waitForRollback(Sleeper pause) throws InterruptedException {
        try {
            while (true) {
                Advance<String> advance = call.advance(rollback);
                if (advance instanceof Advance.Done<String> done) {
                    return done.result();
                }
                pause.pass(((Advance.Wait<String>) advance).pause());
            }
        } catch (OperationException e) {
            return failed(e);
        }
    }

    private Instant now() {
        return context.clock().instant();
    }
}
