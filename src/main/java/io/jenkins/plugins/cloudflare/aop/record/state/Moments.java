package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Compares and counts instants that are text, as in a record. */
final class Moments {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private Moments() {}

    /** Whether one is known to be earlier than the other; an unknown one is earlier than any that is known. */
    static boolean isBefore(String one, String other) {
        Optional<Instant> later = Instants.parse(other);
        return later.isPresent()
                && Instants.parse(one)
                        .map(earlier -> earlier.isBefore(later.get()))
                        .orElse(true);
    }

    static String later(String one, String other) {
        return isBefore(one, other) ? other : one;
    }

    /** Of those that are known. */
    static String earlier(String one, String other) {
        if (Instants.parse(one).isEmpty()) {
            return other;
        }
        return Instants.parse(other).isPresent() && isBefore(other, one) ? other : one;
    }

    /** Whole days, negative from the first moment after; null when one is not known. */
    static Long days(Instant from, String to) {
        return Instants.parse(to)
                .map(end -> Math.floorDiv(Duration.between(from, end).toSeconds(), DAY))
                .orElse(null);
    }

    /** Whole days that have passed; null when the start is not known. */
    static Long age(String from, Instant now) {
        return Instants.parse(from)
                .map(start -> Math.max(0, Duration.between(start, now).toDays()))
                .orElse(null);
    }
}
