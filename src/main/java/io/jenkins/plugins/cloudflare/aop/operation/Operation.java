package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;

/**
 * A use case that can stop and go on: {@link #advance()} may be called any number of times, also by another instance
 * with the same parameters after a crash, and does only what is still missing.
 *
 * @param <R> what the operation returns in the end
 */
interface Operation<R> {
    /**
     * @throws OperationException when no waiting can help
     * @throws CloudflareException as the API answered; a transient one is a reason to call again later
     * @throws InterruptedException when the thread was interrupted; calling again is safe
     */
    Advance<R> advance() throws OperationException, CloudflareException, InterruptedException;
}
