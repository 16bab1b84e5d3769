package io.jenkins.plugins.cloudflare.aop.operation;

import java.time.Duration;

/** How a driver waits where it holds its thread, which is at the end of an aborted run only. */
@FunctionalInterface
public interface Pause {
    void pass(Duration time) throws InterruptedException;
}
