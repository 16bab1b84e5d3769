package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells that a step waits, so that nobody takes it for stuck: a line when a wait begins, at most one a minute while it
 * lasts, and one when it has ended.
 */
final class WaitLines {
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    /** What follows changes from look to look while the wait stays the same. */
    private static final Pattern DETAILS = Pattern.compile(" for | \\(|; ");

    private final OperationName step;
    private final Console console;
    private final Set<String> told = new HashSet<>();
    private Instant begunAt;
    private Instant saidAt;

    WaitLines(OperationName step, Console console) {
        this.step = step;
        this.console = console;
    }

    /** @param left how long it may take at most */
    void waiting(String missing, Duration left, Instant now) {
        boolean isNew = told.add(DETAILS.split(missing, 2)[0]);
        if (begunAt == null) {
            begunAt = now;
        } else if (!isNew && now.isBefore(saidAt.plus(BETWEEN_LINES))) {
            return;
        }
        saidAt = now;
        Duration waited = Duration.between(begunAt, now);
        console.say(step + (isNew ? ": waiting for " : ": still waiting for ") + missing + ", for up to " + text(left)
                + (isNew ? "" : " more; " + text(waited) + " so far"));
    }

    /** What was waited for is there, or waiting cannot help. */
    void ended(Instant now) {
        if (begunAt != null) {
            console.say(step + ": waited " + text(Duration.between(begunAt, now)));
            begunAt = null;
            told.clear();
        }
    }

    /** Such as "45 s" or "9 min 58 s"; begun seconds count. */
    static String text(Duration duration) {
        long seconds = duration.plusMillis(999).toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
}
