package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import java.time.Duration;
import java.time.Instant;

/** When waiting ends. */
public record Deadline(String step, Instant from, Duration patience) {
    /**
     * The wait, no longer than there is time.
     *
     * @throws OperationException when there is none left, naming what was still missing
     */
    <T> Advance.Wait<T> within(Advance.Wait<T> wait, Instant now) throws OperationException {
        Duration left = left(now);
        if (left.isNegative() || left.isZero()) {
            throw new OperationException(step + " gave up after " + patience.toSeconds() + " s; still missing: "
                    + wait.missing() + ". Run it again to go on from here, or raise waitSeconds");
        }
        return wait.pause().compareTo(left) <= 0 ? wait : new Advance.Wait<>(left, wait.missing());
    }

    /** Negative once it has passed. */
    Duration left(Instant now) {
        return Duration.between(now, from.plus(patience));
    }

    /**
     * How long a step is told to wait.
     *
     * @throws OperationException when waitSeconds makes no sense
     */
    public static Duration patience(AopSpec spec) throws OperationException {
        Integer seconds = spec.getWaitSeconds();
        if (seconds == null) {
            return OperationRun.DEFAULT_PATIENCE;
        }
        if (seconds < 0) {
            throw new OperationException("waitSeconds is " + seconds + "; give 0 or more seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
