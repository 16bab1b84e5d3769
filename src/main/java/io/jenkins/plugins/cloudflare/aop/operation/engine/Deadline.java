package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.time.Duration;
import java.time.Instant;

/** When waiting ends. */
record Deadline(String step, Instant from, Duration patience) {
    /**
     * The wait, no longer than there is time.
     *
     * @throws OperationException when there is none left, naming what was still missing
     */
    <T> Advance.Wait<T> within(Advance.Wait<T> wait, Instant now) throws OperationException {
        Duration left = Duration.between(now, from.plus(patience));
        if (left.isNegative() || left.isZero()) {
            throw new OperationException(step + " gave up after " + patience.toSeconds() + " s; still missing: "
                    + wait.missing() + ". Run it again to go on from here, or raise waitSeconds");
        }
        return wait.pause().compareTo(left) <= 0 ? wait : new Advance.Wait<>(left, wait.missing());
    }
}
