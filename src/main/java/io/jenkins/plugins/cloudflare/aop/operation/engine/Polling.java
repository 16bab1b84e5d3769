package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Duration;

/** Pauses between looks at Cloudflare: short at first, since most things take seconds, then up to ten seconds. */
public final class Polling {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration next = FIRST;

    public <R> Advance<R> waitFor(String missing) {
        Duration pause = next;
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        return new Advance.Wait<>(pause, missing);
    }
}
