package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant RECEIVED = Instant.parse("2026-10-21T07:28:00Z");
    private static final String DATE = "Wed, 21 Oct 2026 07:30:00 GMT";

    private static Duration parse(String header, String date) {
        return RetryAfter.parse(header, date, RECEIVED);
    }

    @Test
    void secondsAreRead() {
        assertThat(parse("120", DATE), is(Duration.ofMinutes(2)));
        assertThat(parse(" 0 ", null), is(Duration.ZERO));
    }

    @Test
    void aDateIsRelativeToTheAnswersOwnClock() {
        assertThat(parse("Wed, 21 Oct 2026 07:30:30 GMT", DATE), is(Duration.ofSeconds(30)));
        assertThat(parse("Wed, 21 Oct 2026 07:30:30 GMT", null), is(Duration.ofSeconds(150)));
        assertThat(parse("Wed, 21 Oct 2026 07:30:30 GMT", "noon"), is(Duration.ofSeconds(150)));
    }

    @Test
    void nothingUsableIsZeroAndTooMuchIsAnHour() {
        assertThat(parse(null, DATE), is(Duration.ZERO));
        assertThat(parse("soon", DATE), is(Duration.ZERO));
        assertThat(parse("-5", DATE), is(Duration.ZERO));
        assertThat("past", parse("Wed, 21 Oct 2026 07:29:00 GMT", DATE), is(Duration.ZERO));
        assertThat(parse("999999999", DATE), is(Duration.ofHours(1)));
        assertThat(parse("99999999999999999999", DATE), is(Duration.ZERO));
    }
}
