package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How visits with our certificate are read. */
class ConfiguredVisitTest {
    @ParameterizedTest
    @ValueSource(strings = {"alert unknown_ca", "alert bad_certificate", "alert internal_error", "400", "495", "496"})
    void refusedByAlertOrByAStatusForCertificates(String what) {
        assertThat(MadeUpRounds.of("alert certificate_required", "400", what).verdict(), is(Verdict.REFUSES_OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset"})
    void refusedByHangingUpOnlyWhenSeenTwice(String what) {
        assertThat(MadeUpRounds.of("400", "400", what).verdict(), is(Verdict.REFUSES_OURS));
        MadeUpRounds once = MadeUpRounds.of("400", "400", "200").but(3, TLS_1_3, 4, what);
        assertThat(once.verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "204", "301", "404", "410", "500", "502", "429", "408"})
    void servedByAnyOtherAnswer(String status) {
        assertThat(MadeUpRounds.of("400", "400", status).verdict(), is(Verdict.ENFORCED));
        assertThat(MadeUpRounds.of("400", "400", status).judged().accepting(), is(true));
    }

    @ParameterizedTest
    @CsvSource({
        "401, alert certificate_required",
        "403, 400",
        "421, close",
        "403, 404",
        "403, 401",
    })
    void servedByAForbiddingStatusWhenNobodyIsRefusedOtherwise(String status, String nobody) {
        assertThat(MadeUpRounds.of(nobody, "alert unknown_ca", status).verdict(), is(Verdict.ENFORCED));
    }

    @ParameterizedTest
    @CsvSource({"401, 503", "403, 302", "421, 429"})
    void refusedByAForbiddingStatusWhenNobodyGetsNoRefusal(String status, String nobody) {
        assertThat(MadeUpRounds.of(nobody, "alert unknown_ca", status).verdict(), is(Verdict.REFUSES_OURS));
    }

    @Test
    void refusedByAForbiddingStatusWhileNobodyIsServedIsSaidBesideTheWorse() {
        OriginVerdict found = MadeUpRounds.of("200", "400", "403").judged();
        assertThat(found.verdict(), is(Verdict.OPEN));
        assertThat(found.reason(), containsString("the configured certificate is refused (HTTP 403)"));
        assertThat(found.accepting(), is(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "421"})
    void theSameForEverybodyIsInconclusiveAndAsksForAnotherPath(String status) {
        OriginVerdict found = MadeUpRounds.of(status, status, status).judged();
        assertThat(found.verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(found.reason(), containsString("choose a path that a legitimate client may read"));
        assertThat(found.accepting(), is(false));
        assertThat(MadeUpRounds.of(status, "400", status).verdict(), is(Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "421", "404", "503", "429"})
    void theSameForEverybodyIsOpenWhenNoCertificateIsAskedFor(String status) {
        String unasked = "unasked " + status;
        assertThat(MadeUpRounds.of(unasked, unasked, unasked).verdict(), is(Verdict.OPEN));
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, INCONCLUSIVE", "TLS_1_3, REFUSES_OURS"})
    void askedForOnlyAfterTheHandshakeServesNoClientLikeCloudflares(TlsVersion version, Verdict expected) {
        for (String what : new String[] {"late 200", "late 403", "late alert unknown_ca", "late own fault"}) {
            MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(version, "late 403", "late 403", what);
            assertThat(what, story.verdict(), is(expected));
            assertThat(what, story.judged().accepting(), is(false));
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, INCONCLUSIVE", "TLS_1_3, REFUSES_OURS"})
    void askedForOnceMoreAfterTheHandshakeServesItAsLittle(TlsVersion version, Verdict expected) {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(version, "again alert handshake_failure", "400", "again 200");
        assertThat(story.verdict(), is(expected));
    }

    @ParameterizedTest
    @EnumSource
    void servedToNobodyAlthoughAskedForLateIsOpen(TlsVersion version) {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(version, "late 200", "late 200", "late 200");
        assertThat(story.verdict(), is(Verdict.OPEN));
    }

    @Test
    void countsOnlyWhenItWasReallySent() {
        OriginVerdict found = MadeUpRounds.of("400", "400", "unsent 404").judged();
        assertThat(found.verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(found.reason(), containsString("could not be sent"));
        assertThat(
                MadeUpRounds.of("400", "400", "unsent alert handshake_failure").verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(MadeUpRounds.of("400", "unsent 400", "200").verdict(), is(Verdict.INCONCLUSIVE));
    }

    @Test
    void servedWithoutBeingSentIsNobodyServed() {
        assertThat(MadeUpRounds.of("400", "400", "unsent 200").verdict(), is(Verdict.OPEN));
        assertThat(MadeUpRounds.of("400", "unasked 200", "200").verdict(), is(Verdict.OPEN));
        assertThat(MadeUpRounds.of("400", "400", "unasked 200").verdict(), is(Verdict.OPEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time-out", "not http", "own fault"})
    void undecidedOtherwise(String what) {
        assertThat(MadeUpRounds.of("400", "400", what).verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(MadeUpRounds.of("400", "400", "200").but(2, TLS_1_2, 7, what).verdict(), is(Verdict.INCONCLUSIVE));
    }

    @Test
    void refusedOnceIsRefusedAndSaysThatItVaries() {
        OriginVerdict found =
                MadeUpRounds.of("400", "400", "200").but(1, TLS_1_2, 4, "400").judged();
        assertThat(found.verdict(), is(Verdict.REFUSES_OURS));
        assertThat(found.reason(), containsString("at other times served: several back ends?"));
    }
}
