package io.jenkins.plugins.cloudflare.aop.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads the instants of a record, which are text there, and says them to a person. */
public final class Instants {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Instants() {}

    public static Optional<Instant> parse(String iso) {
        try {
            return iso == null ? Optional.empty() : Optional.of(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** To the second, in UTC; what is no instant stays as it is. */
    public static String readable(String iso) {
        return parse(iso).map(SECONDS::format).orElse(iso);
    }

    /** Empty unless both are instants. */
    public static Optional<Duration> between(String from, String to) {
        return parse(from).flatMap(start -> parse(to).map(end -> Duration.between(start, end)));
    }

    /** Such as 0.4 s, 12 s or 3 min 5 s. */
    public static String readable(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 60) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds >= 10 ? seconds + " s" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
