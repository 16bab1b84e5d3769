package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeReading.Outcome;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers that came through Cloudflare say about the origin. */
class EdgeReadingTest {
    private static final String RAY = "8f3c1d2e4b5a6978-FRA";

    private static EdgeReading read(int status, String body, String... more) {
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("CF-Ray", RAY);
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return EdgeReading.of(EdgeAnswer.of(status, headers::get, body), ErrorPage::isForCertificates);
    }

    private static EdgeReading fromOrigin(int status, String body) {
        return read(status, body, "CF-Cache-Status", "DYNAMIC");
    }

    @ParameterizedTest(name = "HTTP {0}")
    @CsvSource({"200, ok", "204, ''", "302, moved", "404, not found", "500, oops", "503, busy", "405, no"})
    void whatTheOriginAnswersIsServed(int status, String body) {
        EdgeReading reading = fromOrigin(status, body);
        assertThat(reading.outcome(), is(Outcome.SERVED));
        assertThat(reading.reason(), containsString("HTTP " + status));
        assertThat(reading.reason(), containsString(RAY));
        assertThat(reading.dataCentre(), is("FRA"));
        assertThat(reading.advice(), is(emptyString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MISS", "EXPIRED", "BYPASS", "REVALIDATED", "dynamic"})
    void aMissIsTheOrigin(String cache) {
        assertThat(read(200, "ok", "CF-Cache-Status", cache).outcome(), is(Outcome.SERVED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIT", "STALE", "UPDATING", "hit"})
    void aCacheHitShowsNothing(String cache) {
        EdgeReading reading = read(200, "ok", "CF-Cache-Status", cache);
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("cache"));
        assertThat(reading.reason(), containsString("the origin was not asked"));
        assertThat(reading.advice(), containsString("not cached"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NONE", "UNKNOWN", "SOMETHING-NEW"})
    void anAnswerThatNobodyFetchedShowsNothing(String cache) {
        EdgeReading reading = read(200, "from a Worker", "CF-Cache-Status", cache);
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("does not say that it asked the origin"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, <h1>400</h1>No required SSL certificate was sent, client certificates",
        "400, The SSL certificate error, client certificates",
        "403, Reason: Cannot perform Post-Handshake Authentication., client certificates",
        "495, '', client certificates",
        "496, '', client certificates",
        "400, Bad Request, answered 400"
    })
    void theOriginsRefusalIsItsOwn(int status, String body, String said) {
        EdgeReading reading = fromOrigin(status, body);
        assertThat(reading.outcome(), is(Outcome.NOT_SERVED));
        assertThat(reading.reason(), containsString(said));
        assertThat(reading.advice(), containsString("trust the CA"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "520, closed the connection or gave an empty answer, trust the CA",
        "525, the TLS handshake with the origin failed, trust the CA",
        "526, does not trust the origin's own server certificate, server certificate for this hostname"
    })
    void aFailedPullIsTheOriginsToMend(int status, String reason, String advice) {
        EdgeReading reading = read(status, "<html>error</html>");
        assertThat(reading.outcome(), is(Outcome.NOT_SERVED));
        assertThat(reading.reason(), containsString("Cloudflare answered " + status + ":"));
        assertThat(reading.reason(), containsString(reason));
        assertThat(reading.advice(), containsString(advice));
    }

    @ParameterizedTest
    @ValueSource(ints = {521, 522, 523, 524, 527, 530})
    void cloudflaresOwnPagesShowNothing(int status) {
        EdgeReading reading = read(status, "");
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("Cloudflare answered " + status + ": "));
    }

    @Test
    void aChallengeIsNotTheOriginsFault() {
        EdgeReading reading = read(403, "Just a moment...", "cf-mitigated", "challenge");
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("cf-mitigated: challenge"));
        assertThat(reading.advice(), containsString("skip rule"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error code: 1020",
                "error code: 1020\n",
                "<span class=\"cf-error-code\">1020</span>",
                "<title>Access denied | www.example.com | error 1020</title>"
            })
    void anErrorOfTheThousandsIsCloudflares(String body) {
        EdgeReading reading = read(403, body);
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("its error 1020"));
    }

    @Test
    void anArticleAboutSuchAnErrorIsNone() {
        assertThat(fromOrigin(200, "error code: 1020").outcome(), is(Outcome.SERVED));
        assertThat(fromOrigin(404, "We had error code: 1020 once").outcome(), is(Outcome.SERVED));
    }

    @Test
    void aRateLimitShowsNothing() {
        EdgeReading reading = fromOrigin(429, "slow down");
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("too many requests"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://team.cloudflareaccess.com/cdn-cgi/access/login/www.example.com?kid=1",
                "/cdn-cgi/access/login?redirect_url=/"
            })
    void aLoginOfAccessIsNotTheOrigin(String location) {
        EdgeReading reading = read(302, "", "Location", location, "CF-Cache-Status", "DYNAMIC");
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("Cloudflare Access"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://notcloudflareaccess.com/", "/login", "http://[", "https://a b/"})
    void anotherRedirectIsTheOrigins(String location) {
        assertThat(
                read(302, "", "Location", location, "CF-Cache-Status", "DYNAMIC")
                        .outcome(),
                is(Outcome.SERVED));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 421, 502, 504})
    void whatMayBeMeantForEverybodyShowsNothing(int status) {
        EdgeReading reading = fromOrigin(status, "no");
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.advice(), containsString("Choose a path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "<script>", "8f3c1d2e4b5a6978-FRA-and-more"})
    void anAnswerWithoutARayDidNotComeThroughCloudflare(String ray) {
        EdgeReading reading = read(200, "ok", "CF-Ray", ray, "CF-Cache-Status", "DYNAMIC");
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), containsString("did not come through Cloudflare"));
        assertThat(reading.dataCentre(), is(emptyString()));
    }

    @Test
    void noAnswerShowsNothing() {
        EdgeFault fault = new EdgeFault("there was no answer in time", "See whether it can be reached.");
        EdgeReading reading = EdgeReading.of(EdgeAnswer.none(fault), ErrorPage::isForCertificates);
        assertThat(reading.advice(), is("See whether it can be reached."));
        assertThat(reading.outcome(), is(Outcome.INCONCLUSIVE));
        assertThat(reading.reason(), is("Cloudflare gave no answer: there was no answer in time."));
    }

    @Test
    void everyReasonIsASentenceAndKeepsNothingElseOfTheAnswer() {
        for (int status = 200; status < 600; status++) {
            EdgeReading reading = read(status, "<b>secret page</b>", "Set-Cookie", "session=secret");
            assertThat(reading.reason(), endsWith("."));
            assertThat(reading.reason(), not(containsString("secret")));
        }
        EdgeAnswer answer = EdgeAnswer.of(200, Map.of("set-cookie", "session=secret")::get, "secret page");
        assertThat(answer.toString(), not(containsString("secret")));
    }
}
