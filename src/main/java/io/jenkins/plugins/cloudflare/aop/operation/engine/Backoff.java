package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses after calls that failed in passing: from two seconds doubling to thirty, a quarter of it by chance. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private int failed;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** A call succeeded. */
    void reset() {
        failed = 0;
    }

    /** @param atLeast what the API asked for */
    Duration pause(Duration atLeast) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failed++, 4));
        if (pause.compareTo(LONGEST) > 0) {
            pause = LONGEST;
        }
        // By chance, so that builds do not return in step.
        pause = pause.minusMillis((long) (pause.toMillis() * 0.25 * random.nextDouble()));
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }
}
