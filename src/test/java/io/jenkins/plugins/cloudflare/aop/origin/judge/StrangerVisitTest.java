package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

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
        assertThat(MadeUpRounds.of(what, "alert unknown_ca", "200").verdict(), is(Verdict.ENFORCED));
        assertThat(MadeUpRounds.of("alert certificate_required", what, "200").verdict(), is(Verdict.ENFORCED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unasked alert handshake_failure", "unasked close", "unasked 403", "unasked 400"})
    void notRefusedWhenNoCertificateWasAskedFor(String what) {
        assertThat(MadeUpRounds.of(what, "400", "200").verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "204", "206", "unasked 200"})
    void servedByASuccess(String what) {
        assertThat(MadeUpRounds.of(what, "400", "301").verdict(), is(Verdict.OPEN));
        assertThat(MadeUpRounds.of(what, "400", "alert unknown_ca").verdict(), is(Verdict.OPEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "410", "301", "500", "502", "503"})
    void servedByTheSameStatusAsWe(String status) {
        assertThat(MadeUpRounds.of(status, "400", status).verdict(), is(Verdict.OPEN));
        assertThat(MadeUpRounds.of("400", status, status).verdict(), is(Verdict.ANY_CERTIFICATE));
    }

    @ParameterizedTest
    @CsvSource({"301, 200", "302, 404", "408, 200", "425, 200", "429, 200", "500, 200", "502, 200", "503, 404"})
    void undecidedByAnAnswerThatPassesAndThatWeDoNotGet(String status, String ours) {
        assertThat(MadeUpRounds.of(status, "400", ours).verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(MadeUpRounds.of("400", status, ours).verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not http", "time-out", "own fault"})
    void undecidedByWhatIsNoAnswer(String what) {
        assertThat(MadeUpRounds.of(what, "400", "200").verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(MadeUpRounds.of("400", what, "200").verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"408", "425", "429"})
    void undecidedWhenEverybodyIsToldToWait(String status) {
        assertThat(MadeUpRounds.of(status, "400", status).verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "302"})
    void undecidedWhenWeGetTheSamePassingAnswerOnlyAtTimes(String status) {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").but(3, TLS_1_2, 1, status).but(3, TLS_1_2, 4, status);
        assertThat(story.verdict(), is(Verdict.INCONCLUSIVE));
    }

    @Test
    void aLastingStatusThatWeGetAtTimesIsServed() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").but(3, TLS_1_2, 1, "404").but(2, TLS_1_2, 4, "404");
        assertThat(story.verdict(), is(Verdict.OPEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "421", "495", "496", "alert certificate_required", "close"})
    void withoutUsOnlyStatusesForCertificatesAndForbiddingOnesRefuse(String what) {
        assertThat(MadeUpRounds.of(what, what, "").withoutOurs().verdict(), is(Verdict.REFUSED_UNCONFIRMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "410", "302", "503", "429", "time-out"})
    void withoutUsEverythingElseIsUndecided(String what) {
        assertThat(MadeUpRounds.of(what, "400", "").withoutOurs().verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(MadeUpRounds.of("400", what, "").withoutOurs().verdict(), is(Verdict.INCONCLUSIVE));
    }

    @Test
    void withoutUsASuccessIsServed() {
        assertThat(MadeUpRounds.of("200", "400", "").withoutOurs().verdict(), is(Verdict.OPEN));
        assertThat(MadeUpRounds.of("400", "200", "").withoutOurs().verdict(), is(Verdict.ANY_CERTIFICATE));
        assertThat(
                MadeUpRounds.of("unasked 403", "unasked 403", "").withoutOurs().verdict(), is(Verdict.OPEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORGED", "SELF_SIGNED"})
    void eitherImpostorServedIsAnyCertificate(Visitor visitor) {
        OriginVerdict found =
                MadeUpRounds.of("403", "403", "200").always(visitor, "200").judged();
        assertThat(found.verdict(), is(Verdict.ANY_CERTIFICATE));
        assertThat(found.reason(), found.reason().contains(visitor.label()), is(true));
    }

    @Test
    void anImpostorTreatedLikeUsWhoAreForbiddenIsServedWhenNobodyIsNot() {
        assertThat(MadeUpRounds.of("400", "403", "403").verdict(), is(Verdict.ANY_CERTIFICATE));
    }

    @Test
    void anImpostorTreatedLikeUsWhoAreRefusedIsRefused() {
        assertThat(MadeUpRounds.of("503", "403", "403").verdict(), is(Verdict.REFUSES_OURS));
        assertThat(MadeUpRounds.of("400", "400", "400").verdict(), is(Verdict.REFUSES_OURS));
    }

    @Test
    void nobodyAskedAgainAfterTheHandshakeIsReadByTheEnd() {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(TLS_1_3, "again alert handshake_failure", "400", "200");
        assertThat(story.verdict(), is(Verdict.ENFORCED));
    }
}
