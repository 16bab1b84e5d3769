package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(expected, MadeUpRounds.of(what, what, what).verdict());
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
            assertEquals(Verdict.INCONCLUSIVE, story.verdict(), "visit " + visit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"early close", "early reset", "early time-out", "early alert handshake_failure"})
    void orToUs(String what) {
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of("400", "400", what).verdict());
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
        assertEquals(Verdict.ENFORCED, found.verdict());
        assertEquals(false, found.versions().get(0).spoken());
        assertTrue(found.accepting());
        assertEquals(
                Verdict.OPEN,
                MadeUpRounds.of("200", "400", "200")
                        .on(TLS_1_2, what, what, what)
                        .verdict());
    }

    @Test
    void aVersionSpokenAtTimesIsNotAVersionThatIsNotSpoken() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").but(2, TLS_1_3, 1, "early alert protocol_version");
        assertEquals(Verdict.INCONCLUSIVE, story.verdict());
    }

    @Test
    void noVersionSpokenIsInconclusiveWithTheServersOwnWord() {
        String alert = "early alert handshake_failure";
        OriginVerdict found = MadeUpRounds.of(alert, alert, alert).judged();
        assertTrue(found.reason().contains("handshake_failure"), found.reason());
        assertEquals(false, found.accepting());
    }

    @Test
    void aVersionThatOnlyHangsUpIsUnreachable() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_3, "early reset", "early reset", "early reset");
        assertEquals(Verdict.UNREACHABLE, story.verdict());
    }

    @Test
    void unlessTheServerShowsThatItOnlyKnowsTheOlderOne() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_3, "early reset", "early reset", "early reset")
                .chosenOfBoth(TLS_1_2);
        assertEquals(Verdict.ENFORCED, story.verdict());
        assertEquals(Verdict.UNREACHABLE, story.chosenOfBoth(TLS_1_3).verdict());
    }

    @Test
    void whoHangsUpOnTheOlderVersionEachTimeKnowsTheNewerAlone() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_2, "early close", "early close", "early close");
        assertEquals(Verdict.ENFORCED, story.verdict());
        assertEquals(Verdict.REFUSED_UNCONFIRMED, story.withoutOurs().verdict());
    }

    @Test
    void unlessItIsNotEachTimeOrNotOnlyThat() {
        MadeUpRounds once = MadeUpRounds.of("400", "400", "200").inSurvey(TLS_1_2, "early close");
        assertEquals(Verdict.ENFORCED, once.verdict());
        MadeUpRounds silent =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_2, "early time-out", "early time-out", "early time-out");
        assertEquals(Verdict.UNREACHABLE, silent.verdict());
        MadeUpRounds served = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_2, "early close", "early close", "early close")
                .inSurvey(TLS_1_2, "200");
        assertEquals(Verdict.OPEN, served.verdict());
        MadeUpRounds both = MadeUpRounds.of("400", "400", "200")
                .on(TLS_1_2, "early close", "early close", "early close")
                .inSurvey(TLS_1_3, "early close");
        assertEquals(Verdict.UNREACHABLE, both.verdict());
    }

    @Test
    void anUnknownNameIsSaidToBeSo() {
        String alert = "early alert unrecognized_name";
        OriginVerdict found = MadeUpRounds.of(alert, alert, alert).rounds(0).judged();
        assertTrue(found.reason().contains("does not serve this name"), found.reason());
    }

    @Test
    void plainTextOnOneVersionIsTheWorst() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(TLS_1_2, "plain text", "plain text", "plain text");
        assertEquals(Verdict.NOT_TLS, story.verdict());
    }

    @Test
    void oneMissedConnectionIsForgivenWhenThreeRoundsFollow() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").but(1, TLS_1_2, 1, "early time-out");
        assertEquals(Verdict.INCONCLUSIVE, story.verdict());
        assertEquals(Verdict.ENFORCED, story.rounds(4).verdict());
    }
}
