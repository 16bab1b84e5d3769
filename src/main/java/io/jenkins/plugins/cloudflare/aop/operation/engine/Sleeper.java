package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Duration;

/** How a driver waits where it holds its thread, which is at the end of an aborted run only. */
@FunctionalInterface
public interface Sleeper {
    void pass(Duration time) throws InterruptedException;
}
