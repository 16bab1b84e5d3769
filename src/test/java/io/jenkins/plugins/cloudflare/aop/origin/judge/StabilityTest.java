package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several visits and versions say together. */
class StabilityTest {
    @Test
    void worstIsTheOrderOfTheTableAndNothingIsInconclusive() {
        assertEquals(
                List.of(
                        "NOT_TLS",
                        "UNREACHABLE",
                        "OPEN",
                        "ANY_CERTIFICATE",
                        "REFUSES_OURS",
                        "INCONCLUSIVE",
                        "REFUSED_UNCONFIRMED",
                        "ENFORCED"),
                List.of(Verdict.values()).stream().map(Enum::name).toList());
        assertEquals(Verdict.OPEN, Verdict.worst(List.of(Verdict.ENFORCED, Verdict.OPEN, Verdict.REFUSES_OURS)));
        assertEquals(Verdict.INCONCLUSIVE, Verdict.worst(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void threeRoundsAreNeeded(int rounds) {
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of("400", "400", "200").rounds(rounds).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of("400", "400", "").withoutOurs().rounds(rounds).verdict());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "2, 6", "3, 1"})
    void nobodyServedOnceInAnyRoundIsOpen(int round, int visit) {
        for (TlsVersion version : TlsVersion.values()) {
            OriginVerdict found = MadeUpRounds.of("400", "400", "200")
                    .rounds(5)
                    .but(round, version, visit, "200")
                    .judged();
            assertEquals(Verdict.OPEN, found.verdict());
            assertTrue(found.reason().contains("at other times refused: several back ends?"), found.reason());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyServedInTheSurveyIsOpen(TlsVersion version) {
        assertEquals(
                Verdict.OPEN,
                MadeUpRounds.of("400", "400", "200").inSurvey(version, "200").verdict());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 2"})
    void anImpostorServedOnceIsAnyCertificate(int round, int visit) {
        assertEquals(
                Verdict.ANY_CERTIFICATE,
                MadeUpRounds.of("400", "400", "200")
                        .but(round, TLS_1_2, visit, "200")
                        .verdict());
    }

    @Test
    void aDisturbanceIsForgivenOnlyWhenThreeCleanRoundsFollow() {
        MadeUpRounds early = MadeUpRounds.of("400", "400", "200").but(1, TLS_1_3, 5, "503");
        assertEquals(Verdict.INCONCLUSIVE, early.rounds(3).verdict());
        assertEquals(Verdict.ENFORCED, early.rounds(4).verdict());
        MadeUpRounds late = MadeUpRounds.of("400", "400", "200").but(3, TLS_1_3, 5, "503");
        assertEquals(Verdict.INCONCLUSIVE, late.rounds(5).verdict());
        assertEquals(Verdict.ENFORCED, late.rounds(6).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unasked 403", "late 403", "plain text"})
    void aVisitWithoutTheQuestionIsNeverForgiven(String what) {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").rounds(5);
        for (int visit = 1; visit <= 7; visit++) {
            assertEquals(
                    Verdict.INCONCLUSIVE,
                    MadeUpRounds.of("400", "400", "200")
                            .rounds(5)
                            .but(1, TLS_1_2, visit, what)
                            .verdict(),
                    "visit " + visit);
        }
        assertEquals(Verdict.ENFORCED, story.verdict());
        assertEquals(Verdict.INCONCLUSIVE, story.inSurvey(TLS_1_2, what).verdict());
    }

    @Test
    void aRefusalCountsOnlyWhenWeAreServedAfterIt() {
        List<Round> rounds = new ArrayList<>();
        for (Round round : MadeUpRounds.of("400", "400", "200").proof().rounds()) {
            List<Visit> visits = new ArrayList<>(round.visits());
            Collections.reverse(visits);
            rounds.add(new Round(visits));
        }
        TargetProof reversed = new TargetProof(MadeUpRounds.TARGET, true, rounds);
        assertEquals(
                Verdict.INCONCLUSIVE,
                OriginJudge.judge(MadeUpRounds.of("400", "400", "200").survey(), reversed)
                        .verdict());
    }

    @Test
    void aRoundWithoutOneOfTheVisitorsProvesNothing() {
        for (int missing = 0; missing < 14; missing++) {
            List<Round> rounds =
                    new ArrayList<>(MadeUpRounds.of("400", "400", "200").proof().rounds());
            List<Visit> visits = new ArrayList<>(rounds.get(1).visits());
            visits.remove(missing);
            rounds.set(1, new Round(visits));
            TargetProof lacking = new TargetProof(MadeUpRounds.TARGET, true, rounds);
            assertEquals(
                    Verdict.INCONCLUSIVE,
                    OriginJudge.judge(MadeUpRounds.of("400", "400", "200").survey(), lacking)
                            .verdict(),
                    "visit " + missing);
        }
    }

    @Test
    void aVersionThatWasNotTriedProvesNothing() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(TLS_1_3, "absent", "absent", "absent");
        assertEquals(Verdict.INCONCLUSIVE, story.verdict());
        assertFalse(story.judged().accepting());
    }

    @ParameterizedTest
    @EnumSource
    void theWorseVersionDecidesAndIsNamed(TlsVersion version) {
        OriginVerdict found = MadeUpRounds.of("400", "400", "200")
                .on(version, "200", "400", "200")
                .judged();
        assertEquals(Verdict.OPEN, found.verdict());
        assertTrue(found.reason().startsWith("On " + version.label() + " a visitor"), found.reason());
    }

    @Test
    void readyToEnforceNeedsTheQuestionOnEveryVersion() {
        assertTrue(MadeUpRounds.of("200", "400", "200").judged().accepting());
        assertFalse(MadeUpRounds.of("200", "400", "200")
                .on(TLS_1_3, "unasked 200", "unasked 200", "unasked 200")
                .judged()
                .accepting());
        assertFalse(MadeUpRounds.of("unasked 200", "400", "200").judged().accepting());
        assertFalse(MadeUpRounds.of("200", "400", "").withoutOurs().judged().accepting());
        assertFalse(MadeUpRounds.of("200", "400", "200")
                .on(TLS_1_2, "200", "400", "400")
                .judged()
                .accepting());
    }

    @Test
    void aSurveyAndAProofOfDifferentTargetsAreNotMixed() {
        Target other = new Target("other.example.test", "192.0.2.1", 443, "/");
        TargetSurvey survey = MadeUpRounds.of("400", "400", "200").survey();
        TargetProof proof = TargetProof.none(other);
        assertThrows(IllegalArgumentException.class, () -> OriginJudge.judge(survey, proof));
    }

    @ParameterizedTest
    @CsvSource({
        "nginx/1.22.1, ssl_verify_client on",
        "Apache/2.4.71 (Debian), SSLVerifyClient require",
        "openresty, ssl_verify_client on",
        "cloudflare, Cloudflare's own edge",
        "Apache-Coyote/1.1, certificateVerification",
        "'', mutual TLS",
    })
    void adviceIsInTheWordsOfTheServer(String header, String words) {
        OriginVerdict found =
                MadeUpRounds.of("200", "200", "200").answersAs(header).judged();
        assertTrue(found.advice().contains(words), found.advice());
        assertEquals(header, found.server());
    }

    @Test
    void noAdviceWhereNothingIsToBeChanged() {
        assertEquals("", MadeUpRounds.of("400", "400", "200").judged().advice());
    }
}
