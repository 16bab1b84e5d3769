package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error answers that waiting cures, and what no answer may bring into a message. */
class PassingRefusalsTest extends RefusalFixture {
    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 500, 502, 503, 504, 520, 530})
    void waitingCures(int status) {
        server.error(status, 10013, "unknown error", "Retry-After", "7");
        CloudflareException e = failure(Ask.UPLOAD);
        assertThat(e, instanceOf(CloudflareException.Unavailable.class));
        assertThat(e.isTransient(), is(true));
        assertThat(e.retryAfter(), is(Duration.ofSeconds(7)));
        assertThat("never repeated by itself", server.asked(), hasSize(1));
    }

    @Test
    void anInvitationToRepeatAtOnceIsNotFollowed() {
        server.error(503, 1, "later", "Retry-After", "0").error(503, 1, "later", "Retry-After", "0");
        assertThat(failure(Ask.UPLOAD).httpStatus(), is(503));
        assertThat(server.asked(), hasSize(1));
        assertThat(failure(Ask.LIST).httpStatus(), is(503));
        assertThat(server.asked(), hasSize(2));
    }

    @Test
    void theRateLimitSaysHowLong() {
        server.error(429, 10429, "Too Many Requests", "Retry-After", "2");
        CloudflareException e = failure(Ask.LIST);
        assertThat(e, instanceOf(CloudflareException.RateLimited.class));
        assertThat(e.retryAfter(), is(Duration.ofSeconds(2)));
        assertThat(e.getMessage(), containsString("2 seconds"));
        server.error(400, 971, "Please wait and consider throttling your request speed");
        assertThat(failure(Ask.UPLOAD), instanceOf(CloudflareException.RateLimited.class));
        server.then(429, "<html>slow down</html>", "Content-Type", "text/html", "Retry-After", "300");
        assertThat(failure(Ask.UPLOAD).retryAfter(), equalTo(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @EnumSource
    void secretsThatAnAnswerEchoesAreNotShown(Ask ask) {
        server.error(
                400,
                4711,
                "bad header Bearer " + CannedApi.SECRET
                        + "\\nFORGED LINE -----BEGIN EC PRIVATE KEY-----\\nMHcCAQEE\\n-----END EC PRIVATE KEY-----");
        CloudflareException e = failure(ask);
        assertThat(e.toString(), not(containsString(CannedApi.SECRET)));
        assertThat(e.toString(), not(containsString("MHcCAQEE")));
        assertThat(e.toString(), not(containsString("\n")));
        assertThat(e.getMessage(), containsString("****"));
        assertThat(e.getMessage(), containsString("[private key]"));
    }

    @Test
    void longTextsAreCut() {
        server.error(400, 4711, "x".repeat(5000));
        assertThat(failure(Ask.UPLOAD).getMessage().length() < 400, is(true));
    }
}
