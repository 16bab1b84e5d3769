package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertThat(
                List.of(Verdict.values()).stream().map(Enum::name).toList(),
                is(List.of(
                        "NOT_TLS",
                        "UNREACHABLE",
                        "OPEN",
                        "ANY_CERTIFICATE",
                        "REFUSES_OURS",
                        "INCONCLUSIVE",
                        "REFUSED_UNCONFIRMED",
                        "ENFORCED")));
        assertThat(Verdict.worst(List.of(Verdict.ENFORCED, Verdict.OPEN, Verdict.REFUSES_OURS)), is(Verdict.OPEN));
        assertThat(Verdict.worst(Set.of()), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void threeRoundsAreNeeded(int rounds) {
        assertThat(MadeUpRounds.of("400", "400", "200").rounds(rounds).verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(
                MadeUpRounds.of("400", "400", "").withoutOurs().rounds(rounds).verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "2, 6", "3, 1"})
    void nobodyServedOnceInAnyRoundIsOpen(int round, int visit) {
        for (TlsVersion version : TlsVersion.values()) {
            OriginVerdict found = MadeUpRounds.of("400", "400", "200")
                    .rounds(5)
                    .but(round, version, visit, "200")
                    .judged();
            assertThat(found.verdict(), is(Verdict.OPEN));
            assertThat(found.reason(), containsString("at other times refused: several back ends?"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyServedInTheSurveyIsOpen(TlsVersion version) {
        assertThat(MadeUpRounds.of("400", "400", "200").inSurvey(version, "200").verdict(), is(Verdict.OPEN));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 2"})
    void anImpostorServedOnceIsAnyCertificate(int round, int visit) {
        assertThat(
                MadeUpRounds.of("400", "400", "200")
                        .but(round, TLS_1_2, visit, "200")
                        .verdict(),
                is(Verdict.ANY_CERTIFICATE));
    }

    @Test
    void aDisturbanceIsForgivenOnlyWhenThreeCleanRoundsFollow() {
        MadeUpRounds early = MadeUpRounds.of("400", "400", "200").but(1, TLS_1_3, 5, "503");
        assertThat(early.rounds(3).verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(early.rounds(4).verdict(), is(Verdict.ENFORCED));
        MadeUpRounds late = MadeUpRounds.of("400", "400", "200").but(3, TLS_1_3, 5, "503");
        assertThat(late.rounds(5).verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(late.rounds(6).verdict(), is(Verdict.ENFORCED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unasked 403", "late 403", "plain text"})
    void aVisitWithoutTheQuestionIsNeverForgiven(String what) {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").rounds(5);
        for (int visit = 1; visit <= 7; visit++) {
            assertThat(
                    "visit " + visit,
                    MadeUpRounds.of("400", "400", "200")
                            .rounds(5)
                            .but(1, TLS_1_2, visit, what)
                            .verdict(),
                    is(Verdict.INCONCLUSIVE));
        }
        assertThat(story.verdict(), is(Verdict.ENFORCED));
        assertThat(story.inSurvey(TLS_1_2, what).verdict(), is(Verdict.INCONCLUSIVE));
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
        assertThat(
                OriginJudge.judge(MadeUpRounds.of("400", "400", "200").survey(), reversed)
                        .verdict(),
                is(Verdict.INCONCLUSIVE));
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
            assertThat(
                    "visit " + missing,
                    OriginJudge.judge(MadeUpRounds.of("400", "400", "200").survey(), lacking)
                            .verdict(),
                    is(Verdict.INCONCLUSIVE));
        }
    }

    @Test
    void aVersionThatWasNotTriedProvesNothing() {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(TLS_1_3, "absent", "absent", "absent");
        assertThat(story.verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(story.judged().accepting(), is(false));
    }

    @ParameterizedTest
    @EnumSource
    void theWorseVersionDecidesAndIsNamed(TlsVersion version) {
        OriginVerdict found = MadeUpRounds.of("400", "400", "200")
                .on(version, "200", "400", "200")
                .judged();
        assertThat(found.verdict(), is(Verdict.OPEN));
        assertThat(found.reason(), found.reason().startsWith("On " + version.label() + " a visitor"), is(true));
    }

    @Test
    void readyToEnforceNeedsTheQuestionOnEveryVersion() {
        assertThat(MadeUpRounds.of("200", "400", "200").judged().accepting(), is(true));
        assertThat(
                MadeUpRounds.of("200", "400", "200")
                        .on(TLS_1_3, "unasked 200", "unasked 200", "unasked 200")
                        .judged()
                        .accepting(),
                is(false));
        assertThat(MadeUpRounds.of("unasked 200", "400", "200").judged().accepting(), is(false));
        assertThat(MadeUpRounds.of("200", "400", "").withoutOurs().judged().accepting(), is(false));
        assertThat(
                MadeUpRounds.of("200", "400", "200")
                        .on(TLS_1_2, "200", "400", "400")
                        .judged()
                        .accepting(),
                is(false));
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
        assertThat(found.advice(), containsString(words));
        assertThat(found.server(), is(header));
    }

    @Test
    void noAdviceWhereNothingIsToBeChanged() {
        assertThat(MadeUpRounds.of("400", "400", "200").judged().advice(), is(""));
    }
}
