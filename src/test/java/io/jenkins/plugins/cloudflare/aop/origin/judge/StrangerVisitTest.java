package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How visits of nobody and of impostors are read. */
class StrangerVisitTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert certificate_required",
                "alert handshake_failure",
                "alert number 200",
                "close",
                "reset",
                "400",
                "401",
                "403",
                "404",
                "410",
                "421",
                "451",
                "495",
                "496"
            })
    void refusedByAlertOrCloseOrAClientErrorThatWeDoNotGet(String what) {
        assertEquals(
                Verdict.ENFORCED,
                MadeUpRounds.of(what, "alert unknown_ca", "200").verdict());
        assertEquals(
                Verdict.ENFORCED,
                MadeUpRounds.of("alert certificate_required", what, "200").verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unasked alert handshake_failure", "unasked close", "unasked 403", "unasked 400"})
    void notRefusedWhenNoCertificateWasAskedFor(String what) {
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of(what, "400", "200").verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "204", "206", "unasked 200"})
    void servedByASuccess(String what) {
        assertEquals(Verdict.OPEN, MadeUpRounds.of(what, "400", "301").verdict());
        assertEquals(
                Verdict.OPEN, MadeUpRounds.of(what, "400", "alert unknown_ca").verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "410", "301", "500", "502", "503"})
    void servedByTheSameStatusAsWe(String status) {
        assertEquals(Verdict.OPEN, MadeUpRounds.of(status, "400", status).verdict());
        assertEquals(
                Verdict.ANY_CERTIFICATE, MadeUpRounds.of("400", status, status).verdict());
    }

    @ParameterizedTest
    @CsvSource({"301, 200", "302, 404", "408, 200", "425, 200", "429, 200", "500, 200", "502, 200", "503, 404"})
    void undecidedByAnAnswerThatPassesAndThatWeDoNotGet(String status, String ours) {
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of(status, "400", ours).verdict());
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of("400", status, ours).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not http", "time-out", "own fault"})
    void undecidedByWhatIsNoAnswer(String what) {
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of(what, "400", "200").verdict());
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of("400", what, "200").verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"408", "425", "429"})
    void undecidedWhenEverybodyIsToldToWait(String status) {
        assertEquals(
                Verdict.INCONCLUSIVE, MadeUpRounds.of(status, "400", status).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "302"})
    void undecidedWhenWeGetTheSamePassingAnswerOnlyAtTimes(String status) {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").but(3, TLS_1_2, 1, status).but(3, TLS_1_2, 4, status);
        assertEquals(Verdict.INCONCLUSIVE, story.verdict());
    }

    @Test
    void aLastingStatusThatWeGetAtTimesIsServed() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").but(3, TLS_1_2, 1, "404").but(2, TLS_1_2, 4, "404");
        assertEquals(Verdict.OPEN, story.verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "421", "495", "496", "alert certificate_required", "close"})
    void withoutUsOnlyStatusesForCertificatesAndForbiddingOnesRefuse(String what) {
        assertEquals(
                Verdict.REFUSED_UNCONFIRMED,
                MadeUpRounds.of(what, what, "").withoutOurs().verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "410", "302", "503", "429", "time-out"})
    void withoutUsEverythingElseIsUndecided(String what) {
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of(what, "400", "").withoutOurs().verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of("400", what, "").withoutOurs().verdict());
    }

    @Test
    void withoutUsASuccessIsServed() {
        assertEquals(
                Verdict.OPEN, MadeUpRounds.of("200", "400", "").withoutOurs().verdict());
        assertEquals(
                Verdict.ANY_CERTIFICATE,
                MadeUpRounds.of("400", "200", "").withoutOurs().verdict());
        assertEquals(
                Verdict.OPEN,
                MadeUpRounds.of("unasked 403", "unasked 403", "").withoutOurs().verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORGED", "SELF_SIGNED"})
    void eitherImpostorServedIsAnyCertificate(Visitor visitor) {
        OriginVerdict found =
                MadeUpRounds.of("403", "403", "200").always(visitor, "200").judged();
        assertEquals(Verdict.ANY_CERTIFICATE, found.verdict());
        assertTrue(found.reason().contains(visitor.label()), found.reason());
    }

    @Test
    void anImpostorTreatedLikeUsWhoAreForbiddenIsServedWhenNobodyIsNot() {
        assertEquals(
                Verdict.ANY_CERTIFICATE, MadeUpRounds.of("400", "403", "403").verdict());
    }

    @Test
    void anImpostorTreatedLikeUsWhoAreRefusedIsRefused() {
        assertEquals(Verdict.REFUSES_OURS, MadeUpRounds.of("503", "403", "403").verdict());
        assertEquals(Verdict.REFUSES_OURS, MadeUpRounds.of("400", "400", "400").verdict());
    }

    @Test
    void nobodyAskedAgainAfterTheHandshakeIsReadByTheEnd() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_3, "again alert handshake_failure", "400", "200");
        assertEquals(Verdict.ENFORCED, story.verdict());
    }
}
