package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * An answer that stays true for a while, read by the first who asks; others who ask meanwhile wait for it. So is a
 * refusal, for a moment: who begins together with others need not ask again. Other failures are not remembered.
 *
 * @param <T> the answer
 */
final class Remembered<T> {
    private static final Duration REFUSED = Duration.ofSeconds(5);

    private final Function<T, Duration> lifetime;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private T value;
    private CloudflareException.Unauthorized refusal;
    private Instant readAt;

    /** @param lifetime for how long an answer counts */
    Remembered(Function<T, Duration> lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    T get(SharedLook.Reader<T> reader) throws CloudflareException {
        try {
            reading.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudflareException.Interrupted(
                    "the build was interrupted while it waited for another one's request; nothing was sent");
        }
        try {
            Instant now = clock.instant();
            if (readAt == null || !now.isBefore(readAt.plus(refusal == null ? lifetime.apply(value) : REFUSED))) {
                read(reader, now);
            }
            if (refusal != null) {
                throw refusal;
            }
            return value;
        } finally {
            reading.unlock();
        }
    }

    private void read(SharedLook.Reader<T> reader, Instant now) throws CloudflareException {
        try {
            value = reader.read();
            refusal = null;
        } catch (CloudflareException.Unauthorized e) {
            refusal = e;
        }
        readAt = now;
    }
}
