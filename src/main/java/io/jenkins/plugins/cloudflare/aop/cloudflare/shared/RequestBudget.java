package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests may be spent on looking. A few at once for somebody who is alone, and in the long run half a request
 * a second: Cloudflare lets a user make 1200 in five minutes, whatever for.
 */
final class RequestBudget {
    private static final double AT_ONCE = 8;
    private static final Duration EACH = Duration.ofSeconds(2);

    private double left = AT_ONCE;
    private Instant counted;
    private Instant silentUntil = Instant.MIN;

    /** Cloudflare asked to be left alone: nobody looks until then. */
    synchronized void keepSilence(Instant until) {
        silentUntil = until;
    }

    /** Spends requests if there are any left; a look of several may overdraw. */
    synchronized boolean spend(int requests, Instant now) {
        if (counted != null && now.isAfter(counted)) {
            double regained = Duration.between(counted, now).toMillis() / (double) EACH.toMillis();
            left = Math.min(AT_ONCE, left + regained);
        }
        counted = now;
        if (left < 1 || now.isBefore(silentUntil)) {
            return false;
        }
        left -= requests;
        return true;
    }
}
