package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_2;
import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(
                Verdict.REFUSES_OURS,
                MadeUpRounds.of("alert certificate_required", "400", what).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset"})
    void refusedByHangingUpOnlyWhenSeenTwice(String what) {
        assertEquals(Verdict.REFUSES_OURS, MadeUpRounds.of("400", "400", what).verdict());
        MadeUpRounds once = MadeUpRounds.of("400", "400", "200").but(3, TLS_1_3, 4, what);
        assertEquals(Verdict.INCONCLUSIVE, once.verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "204", "301", "404", "410", "500", "502", "429", "408"})
    void servedByAnyOtherAnswer(String status) {
        assertEquals(Verdict.ENFORCED, MadeUpRounds.of("400", "400", status).verdict());
        assertTrue(MadeUpRounds.of("400", "400", status).judged().accepting());
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
        assertEquals(
                Verdict.ENFORCED,
                MadeUpRounds.of(nobody, "alert unknown_ca", status).verdict());
    }

    @ParameterizedTest
    @CsvSource({"401, 503", "403, 302", "421, 429"})
    void refusedByAForbiddingStatusWhenNobodyGetsNoRefusal(String status, String nobody) {
        assertEquals(
                Verdict.REFUSES_OURS,
                MadeUpRounds.of(nobody, "alert unknown_ca", status).verdict());
    }

    @Test
    void refusedByAForbiddingStatusWhileNobodyIsServedIsSaidBesideTheWorse() {
        OriginVerdict found = MadeUpRounds.of("200", "400", "403").judged();
        assertEquals(Verdict.OPEN, found.verdict());
        assertTrue(found.reason().contains("ours is refused (HTTP 403)"), found.reason());
        assertFalse(found.accepting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "421"})
    void theSameForEverybodyIsInconclusiveAndAsksForAnotherPath(String status) {
        OriginVerdict found = MadeUpRounds.of(status, status, status).judged();
        assertEquals(Verdict.INCONCLUSIVE, found.verdict());
        assertTrue(found.reason().contains("choose a path that a legitimate client may read"), found.reason());
        assertFalse(found.accepting());
        assertEquals(
                Verdict.INCONCLUSIVE, MadeUpRounds.of(status, "400", status).verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "421", "404", "503", "429"})
    void theSameForEverybodyIsOpenWhenNoCertificateIsAskedFor(String status) {
        String unasked = "unasked " + status;
        assertEquals(Verdict.OPEN, MadeUpRounds.of(unasked, unasked, unasked).verdict());
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, INCONCLUSIVE", "TLS_1_3, REFUSES_OURS"})
    void askedForOnlyAfterTheHandshakeServesNoClientLikeCloudflares(TlsVersion version, Verdict expected) {
        for (String what : new String[] {"late 200", "late 403", "late alert unknown_ca", "late own fault"}) {
            MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(version, "late 403", "late 403", what);
            assertEquals(expected, story.verdict(), what);
            assertFalse(story.judged().accepting(), what);
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2, INCONCLUSIVE", "TLS_1_3, REFUSES_OURS"})
    void askedForOnceMoreAfterTheHandshakeServesItAsLittle(TlsVersion version, Verdict expected) {
        MadeUpRounds story =
                MadeUpRounds.of("400", "400", "200").on(version, "again alert handshake_failure", "400", "again 200");
        assertEquals(expected, story.verdict());
    }

    @ParameterizedTest
    @EnumSource
    void servedToNobodyAlthoughAskedForLateIsOpen(TlsVersion version) {
        MadeUpRounds story = MadeUpRounds.of("400", "400", "200").on(version, "late 200", "late 200", "late 200");
        assertEquals(Verdict.OPEN, story.verdict());
    }

    @Test
    void countsOnlyWhenItWasReallySent() {
        OriginVerdict found = MadeUpRounds.of("400", "400", "unsent 404").judged();
        assertEquals(Verdict.INCONCLUSIVE, found.verdict());
        assertTrue(found.reason().contains("could not be sent"), found.reason());
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of("400", "400", "unsent alert handshake_failure").verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of("400", "unsent 400", "200").verdict());
    }

    @Test
    void servedWithoutBeingSentIsNobodyServed() {
        assertEquals(Verdict.OPEN, MadeUpRounds.of("400", "400", "unsent 200").verdict());
        assertEquals(Verdict.OPEN, MadeUpRounds.of("400", "unasked 200", "200").verdict());
        assertEquals(Verdict.OPEN, MadeUpRounds.of("400", "400", "unasked 200").verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"time-out", "not http", "own fault"})
    void undecidedOtherwise(String what) {
        assertEquals(Verdict.INCONCLUSIVE, MadeUpRounds.of("400", "400", what).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                MadeUpRounds.of("400", "400", "200").but(2, TLS_1_2, 7, what).verdict());
    }

    @Test
    void refusedOnceIsRefusedAndSaysThatItVaries() {
        OriginVerdict found =
                MadeUpRounds.of("400", "400", "200").but(1, TLS_1_2, 4, "400").judged();
        assertEquals(Verdict.REFUSES_OURS, found.verdict());
        assertTrue(found.reason().contains("at other times served: several back ends?"), found.reason());
    }
}
