package io.jenkins.plugins.cloudflare.aop.emulator;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a change stays on its way to the edge: for a time, or until it was read a number of times.
 *
 * @param reads used when {@code duration} is null
 */
public record Pending(Duration duration, int reads) {
    /** Changes settle after this time of the emulator's clock; with zero they are settled at once. */
    public static Pending lasting(Duration duration) {
        return new Pending(duration, 0);
    }

    /** A change shows as settled in the n-th answer that shows the thing; the answer to the write does not count. */
    public static Pending reads(int reads) {
        return new Pending(null, reads);
    }

    Progress begin(Instant now) {
        return new Progress(this, now);
    }

    /** One change on its way. */
    static final class Progress {
        private final Pending pending;
        private final Instant begun;
        private int seen;

        private Progress(Pending pending, Instant begun) {
            this.pending = pending;
            this.begun = begun;
        }

        /** Takes note that a client sees the thing. */
        void read() {
            seen++;
        }

        boolean isDone(Instant now) {
            return pending.duration == null ? seen >= pending.reads : !now.isBefore(begun.plus(pending.duration));
        }

        /** In the first quarter, or not read yet. */
        boolean isEarly(Instant now) {
            return pending.duration == null ? seen == 0 : now.isBefore(begun.plus(pending.duration.dividedBy(4)));
        }
    }
}
