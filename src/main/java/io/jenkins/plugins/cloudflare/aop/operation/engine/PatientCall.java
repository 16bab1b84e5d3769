package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.time.Duration;
import java.time.Instant;

/** Advances operations: what the API refuses in passing is tried again, and all waiting ends at a deadline. */
final class PatientCall {
    private static final String ANSWER = "an answer of Cloudflare's API";

    private final String step;
    private final OperationContext context;
    private final Backoff retries;
    private final WaitLines lines;
    private Deadline deadline;
    private String missing = "the first step";
    private String fault;

    PatientCall(OperationName step, OperationContext context, Instant startedAt, Duration patience) {
        this.step = step.step();
        this.context = context;
        this.retries = Backoff.afterFailures(context.random());
        this.lines = new WaitLines(step, context.console());
        this.deadline = new Deadline(this.step, startedAt, patience);
    }

    /** Counts the patience anew, from now. */
    void extend(Duration patience) {
        deadline = new Deadline(step, context.clock().instant(), patience);
    }

    /** What was waited for last. */
    String missing() {
        return missing;
    }

    /**
     * @throws OperationException when the operation failed for good, or the deadline has passed
     * @throws InterruptedException when the thread was interrupted; its flag is cleared, so that a rollback can follow
     */
    <T> Advance<T> advance(Operation<T> operation) throws OperationException, InterruptedException {
        Advance<T> advance = attempt(operation);
        Instant now = context.clock().instant();
        if (!(advance instanceof Advance.Wait<T> wait)) {
            lines.ended(now);
            return advance;
        }
        missing = wait.missing();
        if (!missing.equals(ANSWER)) {
            return told(deadline.within(wait, now), now);
        }
        // The fault was told when it happened; it is told again only when it is what the run ends with.
        Advance.Wait<T> left = deadline.within(new Advance.Wait<>(wait.pause(), ANSWER + "; last: " + fault), now);
        return new Advance.Wait<>(left.pause(), ANSWER);
    }

    private <T> Advance<T> told(Advance.Wait<T> wait, Instant now) {
        if (wait.pause().isZero()) {
            lines.ended(now);
        } else {
            lines.waiting(wait.missing(), deadline.left(now), now);
        }
        return wait;
    }

    private <T> Advance<T> attempt(Operation<T> operation) throws OperationException, InterruptedException {
        try {
            Advance<T> advance = operation.advance();
            retries.reset();
            return advance;
        } catch (CloudflareException.Interrupted e) {
            throw interrupted(e);
        } catch (OperationException e) {
            lines.ended(context.clock().instant());
            throw e;
        } catch (CloudflareException e) {
            String text = e.getMessage() + (e.reference().isEmpty() ? "" : " (" + e.reference() + ")");
            if (!e.isTransient()) {
                lines.ended(context.clock().instant());
                throw new OperationException(text);
            }
            Duration pause = retries.pause(e.retryAfter());
            context.console().say(step + ": " + text + "; trying again in " + WaitLines.text(pause));
            fault = text;
            return new Advance.Wait<>(pause, ANSWER);
        }
    }

    /** The exception stands for the interrupt from here on; with the flag still set, no rollback could follow. */
    static InterruptedException interrupted(CloudflareException.Interrupted e) {
        Thread.interrupted();
        return new InterruptedException(e.getMessage());
    }
}
