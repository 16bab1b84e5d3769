package io.jenkins.plugins.cloudflare.aop.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test waits. */
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.now();

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /**
     * Lets a run do what it can and passes the time that it waits, until it is done.
     *
     * @param advances more than that and it fails
     */
    <R> R drive(OperationRun<R> run, int advances) throws OperationException, InterruptedException {
        for (int i = 0; i < advances; i++) {
            Advance<R> advance = run.advance();
            if (advance instanceof Advance.Done<R> done) {
                return done.result();
            }
            pass(((Advance.Wait<R>) advance).pause());
        }
        throw new AssertionError("no end in sight: " + run.missing());
    }
}
