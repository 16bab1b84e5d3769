package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the Retry-After header: whole seconds or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Cloudflare blocks for five minutes; more than an hour is a mistake of somebody in between. */
    private static final Duration LIMIT = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * @param header may be null
     * @param date the Date header of the same answer, so that no clock here has to be right; may be null
     * @param received when the answer arrived, for an answer without Date
     * @return zero when there is nothing usable
     */
    static Duration parse(String header, String date, Instant received) {
        if (header == null) {
            return Duration.ZERO;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return within(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant until = instant(text);
        if (until == null) {
            return Duration.ZERO;
        }
        Instant sent = date == null ? null : instant(date.strip());
        return within(Duration.between(sent == null ? received : sent, until));
    }

    private static Instant instant(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration within(Duration duration) {
        if (duration.isNegative()) {
            return Duration.ZERO;
        }
        return duration.compareTo(LIMIT) > 0 ? LIMIT : duration;
    }
}
