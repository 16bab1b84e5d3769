package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Http3JudgeTest {
    private static final int PORT = MadeUpRounds.TARGET.port();
    private static final Visit REFUSED = alert(Visitor.ANONYMOUS, TlsAlert.CERTIFICATE_REQUIRED);
    private static final Visit FORGED_REFUSED = alert(Visitor.FORGED, TlsAlert.BAD_CERTIFICATE);
    private static final Visit CONFIGURED = answer(Visitor.CONFIGURED, 200);

    private static Visit visit(
            Visitor visitor, Phase phase, Ending ending, AlertDescription alert, boolean asked, HttpAnswer answer) {
        return new Visit(
                visitor,
                TlsVersion.TLS_1_3,
                phase,
                ending,
                alert,
                "",
                asked ? new CertificateRequest(true, false, List.of()) : CertificateRequest.NEVER,
                visitor != Visitor.ANONYMOUS && asked,
                answer,
                "h3",
                List.of(),
                "192.0.2.1 port 443",
                1);
    }

    private static Visit alert(Visitor visitor, TlsAlert alert) {
        return visit(visitor, Phase.ESTABLISHED, Ending.ALERT, AlertDescription.of(alert), true, null);
    }

    private static Visit answer(Visitor visitor, int status) {
        return visit(visitor, Phase.ANSWERED, Ending.ANSWERED, null, true, new HttpAnswer(status, "", null, ""));
    }

    private static Visit ended(Phase phase, Ending ending) {
        return visit(Visitor.ANONYMOUS, phase, ending, null, phase.compareTo(Phase.HANDSHAKE) >= 0, null);
    }

    private static Http3Verdict judged(int port, Map<String, Visit> names, Visit... visits) {
        Http3Look look = new Http3Look(port, List.of(visits), names);
        return Http3Judge.judge(
                        MadeUpRounds.of("400", "400", "200").proof(),
                        new TargetDetours(MadeUpRounds.TARGET, List.of()).with(List.of(look)))
                .get(0);
    }

    private static Http3Verdict judged(Visit... visits) {
        return judged(PORT, Map.of(), visits);
    }

    @Test
    void whoIsRefusedWithAControlIsNoFinding() {
        Http3Verdict verdict = judged(REFUSED, FORGED_REFUSED, CONFIGURED);
        assertThat(
                verdict,
                is(new Http3Verdict(
                        "HTTP/3",
                        Outcome.REFUSED,
                        "alert certificate_required after the handshake",
                        "alert bad_certificate after the handshake",
                        "HTTP 200",
                        null)));
    }

    @Test
    void aVisitorWithoutACertificateWhoIsServedIsAFinding() {
        Http3Verdict verdict = judged(answer(Visitor.ANONYMOUS, 200), answer(Visitor.FORGED, 200), CONFIGURED);
        assertThat(verdict.outcome(), is(Outcome.SERVED));
        assertThat(
                verdict.finding().sentence(),
                startsWith("HTTP3: a visitor without a certificate is served (HTTP 200), and so in 1 more visit, over"
                        + " HTTP/3 on UDP port 443; close the UDP port"));
    }

    @Test
    void aForgedCertificateThatIsServedIsAFinding() {
        Http3Verdict verdict = judged(REFUSED, answer(Visitor.FORGED, 200), CONFIGURED);
        assertThat(verdict.finding().sentence(), startsWith("HTTP3: a forged certificate is served (HTTP 200) over"));
    }

    @Test
    void anotherNameIsAWayAsWell() {
        Http3Verdict verdict = judged(
                PORT,
                Map.of("SNI other.example.test", answer(Visitor.ANONYMOUS, 200)),
                REFUSED,
                FORGED_REFUSED,
                CONFIGURED);
        assertThat(
                verdict.finding().sentence(),
                startsWith(
                        "HTTP3: a visitor without a certificate under SNI other.example.test is served (HTTP 200) over"));
    }

    @Test
    void anotherNameThatEndsInTheHandshakeIsNoFinding() {
        Visit unknown = visit(
                Visitor.ANONYMOUS,
                Phase.HELLO,
                Ending.ALERT,
                AlertDescription.of(TlsAlert.INTERNAL_ERROR),
                false,
                null);
        assertThat(
                judged(PORT, Map.of("no SNI", unknown), REFUSED, FORGED_REFUSED, CONFIGURED)
                        .outcome(),
                is(Outcome.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, OWN_FAULT",
        "HELLO, TIMED_OUT",
        "HELLO, OTHER_VERSION",
        "HELLO, OWN_FAULT",
        "HANDSHAKE, TIMED_OUT",
        "ESTABLISHED, TIMED_OUT",
        "ESTABLISHED, NOT_HTTP",
        "HELLO, NOT_CONNECTED",
        "HELLO, CLOSED",
    })
    void whatIsNeitherServedNorRefusedIsUndecided(Phase phase, Ending ending) {
        Http3Verdict verdict = judged(ended(phase, ending));
        assertThat(verdict.outcome(), is(Outcome.UNDECIDED));
        assertThat(
                verdict.finding().sentence(),
                startsWith("HTTP3: undecided: a visitor without a certificate is neither served nor refused ("));
        assertThat(verdict.finding().sentence(), endsWith("restarted (Caddy)."));
    }

    /** It may be the algorithms of this client that it does not like. */
    @Test
    void anAlertBeforeTheServerHasAnsweredIsUndecided() {
        Visit visit = visit(
                Visitor.ANONYMOUS,
                Phase.HELLO,
                Ending.ALERT,
                AlertDescription.of(TlsAlert.HANDSHAKE_FAILURE),
                false,
                null);
        assertThat(judged(visit).outcome(), is(Outcome.UNDECIDED));
    }

    @Test
    void aConnectionThatBreaksIsARefusalOnlyWhereTheConfiguredCertificateGetsThrough() {
        Visit broken = ended(Phase.ESTABLISHED, Ending.CLOSED);
        assertThat(judged(broken, FORGED_REFUSED, CONFIGURED).outcome(), is(Outcome.REFUSED));
        assertThat(
                judged(broken, FORGED_REFUSED, alert(Visitor.CONFIGURED, TlsAlert.BAD_CERTIFICATE))
                        .outcome(),
                is(Outcome.UNDECIDED));
    }

    @Test
    void aServerThatIsBusyIsUndecided() {
        assertThat(judged(answer(Visitor.ANONYMOUS, 503), CONFIGURED).outcome(), is(Outcome.UNDECIDED));
    }

    /** So does a reloaded Caddy answer everybody. */
    @Test
    void anotherAnswerThanThatOfTheFrontDoorIsARefusal() {
        assertThat(
                judged(answer(Visitor.ANONYMOUS, 421), answer(Visitor.FORGED, 421), answer(Visitor.CONFIGURED, 421))
                        .outcome(),
                is(Outcome.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, TIMED_OUT", "CONNECT, NOT_CONNECTED"})
    void whereNothingAnswersTheRecordSaysSo(Phase phase, Ending ending) {
        Http3Verdict verdict = judged(8443, Map.of(), ended(phase, ending));
        assertThat(
                verdict,
                is(new Http3Verdict("HTTP/3 on 8443", Outcome.NOT_SPOKEN, "no QUIC answer from here", "", "", null)));
    }

    @Test
    void anotherProtocolIsNotHttp3() {
        Visit visit = visit(
                Visitor.ANONYMOUS,
                Phase.HELLO,
                Ending.ALERT,
                AlertDescription.of(TlsAlert.NO_APPLICATION_PROTOCOL),
                false,
                null);
        assertThat(judged(visit).anonymous(), is("QUIC, but no HTTP/3"));
        assertThat(judged(visit).finding(), is(nullValue()));
    }

    @Test
    void aPortThatWasSilentForAnotherNameIsNotVisitedAgain() {
        assertThat(judged().anonymous(), is("no QUIC answer from here"));
    }
}
