package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before ServerHello nothing is a refusal. */
class BeforeServerHelloTest {
    @ParameterizedTest
    @CsvSource({
        "no connection, UNREACHABLE",
        "early close, UNREACHABLE",
        "early reset, UNREACHABLE",
        "early time-out, UNREACHABLE",
        "plain text, NOT_TLS",
        "early alert protocol_version, INCONCLUSIVE",
        "early alert handshake_failure, INCONCLUSIVE",
        "early alert unrecognized_name, INCONCLUSIVE",
        "early alert access_denied, INCONCLUSIVE",
        "early alert internal_error, INCONCLUSIVE",
        "own fault, INCONCLUSIVE",
    })
    void whateverHappensToEverybodyThereIsNoRefusal(String what, Verdict expected) {
        assertThat(MadeUpRounds.of(what, what, what).verdict(), is(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no connection",
                "early close",
                "early reset",
                "early time-out",
                "early alert protocol_version",
                "early alert handshake_failure",
                "early alert unrecognized_name",
                "early alert access_denied",
                "plain text",
                "own fault",
                "other version"
            })
    void whatHappensToOneVisitorAloneIsNoRefusalEither(String what) {
        for (int visit = 1; visit <= 7; visit++) {
            MadeUpRounds story =
                    MadeUpRounds.of("400", "alert unknown_ca", "200").but(3, TLS_1_3, visit, what);
            assertThat("visit " + visit, story.verdict(), is(Verdict.INCONCLUSIVE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"early close", "early reset", "early time-out", "early alert handshake_failure"})
    void orToUs(String what) {
        assertThat(MadeUpRounds.of("400", "400", what).verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "early alert protocol_version",
                "early alert handshake_failure",
                "early alert insufficient_security",
                "other version"
            })
    void aVersionThatIsNotSpokenDoesNotCount(String what) {
        OriginVerdict found = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_2, what, what, what)
                .judged();
        assertThat(found.verdict(), is(Verdict.ENFORCED));
        assertThat(found.versions().get(0).spoken(), is(false));
        assertThat(found.accepting(), is(true));
        assertThat(
                MadeUpRounds.of("200", "400", "200")
                        .on(TLS_1_2, what, what, what)
                        .verdict(),
                is(Verdict.OPEN));
    }

    @Test
    void aVersionSpokenAtTimesIsNotAVersionThatIsNotSpoken() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").but(2, TLS_1_3, 1, "early alert protocol_version");
        assertThat(story.verdict(), is(Verdict.INCONCLUSIVE));
    }

    @Test
    void noVersionSpokenIsInconclusiveWithTheServersOwnWord() {
        String alert = "early alert handshake_failure";
        OriginVerdict found = MadeUpRounds.of(alert, alert, alert).judged();
        assertThat(found.reason(), containsString("handshake_failure"));
        assertThat(found.accepting(), is(false));
    }

    @Test
    void aVersionThatOnlyHangsUpIsUnreachable() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_3, "early reset", "early reset", "early reset");
        assertThat(story.verdict(), is(Verdict.UNREACHABLE));
    }

    @Test
    void unlessTheServerShowsThatItOnlyKnowsTheOlderOne() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_3, "early reset", "early reset", "early reset")
                .chosenOfBoth(TLS_1_2);
        assertThat(story.verdict(), is(Verdict.ENFORCED));
        assertThat(story.chosenOfBoth(TLS_1_3).verdict(), is(Verdict.UNREACHABLE));
    }

    @Test
    void whoHangsUpOnTheOlderVersionEachTimeKnowsTheNewerAlone() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_2, "early close", "early close", "early close");
        assertThat(story.verdict(), is(Verdict.ENFORCED));
        assertThat(story.withoutOurs().verdict(), is(Verdict.REFUSED_UNCONFIRMED));
    }

    @Test
    void unlessItIsNotEachTimeOrNotOnlyThat() {
        MadeUpRounds once = MadeUpRounds.of("400", "400", "200").inSurvey(TLS_1_2, "early close");
        assertThat(once.verdict(), is(Verdict.ENFORCED));
        MadeUpRounds silent =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_2, "early time-out", "early time-out", "early time-out");
        assertThat(silent.verdict(), is(Verdict.UNREACHABLE));
        MadeUpRounds served = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_2, "early close", "early close", "early close")
                .inSurvey(TLS_1_2, "200");
        assertThat(served.verdict(), is(Verdict.OPEN));
        MadeUpRounds both = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_2, "early close", "early close", "early close")
                .inSurvey(TLS_1_3, "early close");
        assertThat(both.verdict(), is(Verdict.UNREACHABLE));
    }

    @Test
    void anUnknownNameIsSaidToBeSo() {
        String alert = "early alert unrecognized_name";
        OriginVerdict found = MadeUpRounds.of(alert, alert, alert).rounds(0).judged();
        assertThat(found.reason(), containsString("does not serve this name"));
    }

    @Test
    void plainTextOnOneVersionIsTheWorst() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(TLS_1_2, "plain text", "plain text", "plain text");
        assertThat(story.verdict(), is(Verdict.NOT_TLS));
    }

    @Test
    void oneMissedConnectionIsForgivenWhenThreeRoundsFollow() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").but(1, TLS_1_2, 1, "early time-out");
        assertThat(story.verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(story.rounds(4).verdict(), is(Verdict.ENFORCED));
    }
}
