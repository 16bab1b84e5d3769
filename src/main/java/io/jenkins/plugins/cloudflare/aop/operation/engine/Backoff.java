package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that grow from one attempt to the next, up to a longest one. */
public final class Backoff {
    /** The part of a pause that is left to chance, so that builds do not return in step. */
    private static final double JITTER = 0.25;

    private final Duration first;
    private final Duration longest;
    private final double growth;
    private final RandomGenerator random;
    private Duration next;

    private Backoff(Duration first, Duration longest, double growth, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.growth = growth;
        this.random = random;
        this.next = first;
    }

    /** After calls that failed in passing: from two seconds doubling to thirty, up to a quarter less by chance. */
    static Backoff afterFailures(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), 2, random);
    }

    /** Between polls of Cloudflare: from one second, since most things take seconds, up to ten. */
    public static Backoff ofPolling() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 1.5, null);
    }

    /** An attempt succeeded: the next pause is the first again. */
    void reset() {
        next = first;
    }

    /** @param atLeast what the API asked for */
    Duration pause(Duration atLeast) {
        Duration pause = next;
        Duration longer = Duration.ofMillis(Math.round(next.toMillis() * growth));
        next = longer.compareTo(longest) > 0 ? longest : longer;
        if (random != null) {
            pause = pause.minusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
        }
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }

    /** A wait of the next pause. */
    public <R> Advance<R> waitFor(String missing) {
        return new Advance.Wait<>(pause(Duration.ZERO), missing);
    }
}
