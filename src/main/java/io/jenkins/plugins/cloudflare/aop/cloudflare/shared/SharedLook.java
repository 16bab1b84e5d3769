package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Something that many look at again and again. One of them reads while the others do not wait for it: they come again and
 * find what it read.
 *
 * @param <T> what is looked at
 */
final class SharedLook<T> {
    /** Nobody waits so long between two looks: what is older is not the state of things any more. */
    private static final Duration OUTDATED = Duration.ofSeconds(20);

    /** So soon after a look there is hardly anything new. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final RequestBudget budget;
    private final int requests;
    private final InstantSource clock;
    private Answer<T> latest;
    private boolean reading;

    /**
     * @param askedAt before the request was sent: everything that happened until then is in it
     * @param answeredAt nothing that happened later is in it
     */
    record Answer<T>(T value, Instant askedAt, Instant answeredAt) {}

    /** The request itself. */
    @FunctionalInterface
    interface Reader<T> {
        T read() throws CloudflareException;
    }

    /** @param requests that one look takes */
    SharedLook(RequestBudget budget, int requests, InstantSource clock) {
        this.budget = budget;
        this.requests = requests;
        this.clock = clock;
    }

    /** What was asked for after this instant; empty when nothing was and it is not yet time to ask. */
    Optional<Answer<T>> after(Instant instant, Reader<T> reader) throws CloudflareException {
        synchronized (this) {
            Instant now = clock.instant();
            Optional<Answer<T>> known = known(instant);
            boolean fresh =
                    known.isPresent() && now.isBefore(known.get().askedAt().plus(FRESH));
            if (fresh || reading || !budget.spend(requests, now)) {
                return known;
            }
            reading = true;
        }
        return Optional.of(readAlone(reader));
    }

    /** What was asked for after this instant and is not outdated; makes no request. */
    synchronized Optional<Answer<T>> known(Instant instant) {
        return Optional.ofNullable(latest)
                .filter(answer -> answer.askedAt().isAfter(instant))
                .filter(answer -> clock.instant().isBefore(answer.askedAt().plus(OUTDATED)));
    }

    private Answer<T> readAlone(Reader<T> reader) throws CloudflareException {
        Instant askedAt = clock.instant();
        try {
            Answer<T> answer = new Answer<>(reader.read(), askedAt, clock.instant());
            synchronized (this) {
                latest = answer;
            }
            return answer;
        } catch (CloudflareException e) {
            budget.keepSilence(clock.instant().plus(e.retryAfter()));
            throw e;
        } finally {
            synchronized (this) {
                reading = false;
            }
        }
    }
}
