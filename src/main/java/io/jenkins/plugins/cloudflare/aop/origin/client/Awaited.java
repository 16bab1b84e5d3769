package io.jenkins.plugins.cloudflare.aop.origin.client;

import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What another thread's visits came to. */
public final class Awaited {
    private Awaited() {}

    /**
     * Waits for it; a fault there is one here.
     *
     * @throws InterruptedIOException when this thread, or the one at work, was interrupted
     */
    public static <R> R result(Future<R> work) throws InterruptedIOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedIOException interrupted) {
                throw interrupted;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }
}
