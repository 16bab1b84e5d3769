package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.Optional;

/**
 * A use case that can stop and go on: {@link #advance()} may be called any number of times, also by another instance
 * with the same parameters after a crash, and does only what is still missing.
 *
 * @param <R> what the operation returns in the end
 */
public interface Operation<R> {
    /**
     * @throws OperationException when no waiting can help
     * @throws CloudflareException as the API answered; a transient one is a reason to call again later
     * @throws InterruptedException when the thread was interrupted; calling again is safe
     */
    Advance<R> advance() throws OperationException, CloudflareException, InterruptedException;

    /**
     * The rollback of what was changed so far, for an operation that must not be left half done. It returns a sentence on
     * where things stand. Empty when there is nothing to roll back.
     *
     * @param reason why the operation is not completed
     */
    default Optional<Operation<String>> rollback(String reason)
            throws OperationException, CloudflareException, InterruptedException {
        return Optional.empty();
    }

    /** Called once, when the run has ended in whatever way. */
    default void ended() {}
}
