package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Duration;

/** How far an operation came: done, or waiting for something that only time brings. */
public sealed interface Advance<R> {
    /** The operation has reached its end. */
    record Done<R>(R result) implements Advance<R> {}

    /**
     * Nothing more can be done now.
     *
     * @param pause how long to wait before the next advance
     * @param missing what is waited for, fit for "still missing: ..."
     */
    record Wait<R>(Duration pause, String missing) implements Advance<R> {}
}
