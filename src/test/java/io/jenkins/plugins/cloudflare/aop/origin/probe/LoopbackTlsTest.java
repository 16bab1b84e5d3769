package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VersionVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits of servers that speak TLS. */
class LoopbackTlsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nServer: loopback\r\nContent-Length: 2\r\n\r\nok";
    private static final LoopbackOrigin.TlsManners SERVES = socket -> LoopbackOrigin.answer(socket, OK);

    @Test
    void aServerThatRefusesByAlertIsEnforced() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.needing(SERVES))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.ENFORCED));
            assertThat(found.toString(), found.versions().stream().allMatch(VersionVerdict::spoken), is(true));
            assertThat(found.acceptedIssuers(), is(List.of("CN=Our CA,O=Test")));
            assertThat(found.server(), is("loopback"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSurveyReportsWhatTheServerWantsAndWhoItIs(TlsVersion version) throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.needing(SERVES))) {
            TargetSurvey survey = survey(origin.target());
            Visit visit = survey.visits().get(version.ordinal());
            assertThat(visit.version(), is(version));
            assertThat(visit.toString(), visit.ending(), is(Ending.ALERT));
            // JDKs differ in what they call a missing certificate.
            assertThat(
                    TlsAlert.of(visit.alert().number()).orElseThrow(),
                    is(oneOf(TlsAlert.BAD_CERTIFICATE, TlsAlert.HANDSHAKE_FAILURE, TlsAlert.CERTIFICATE_REQUIRED)));
            assertThat(visit.phase(), is(version == TlsVersion.TLS_1_2 ? Phase.HANDSHAKE : Phase.ESTABLISHED));
            assertThat(visit.asked().inHandshake(), is(true));
            assertThat(visit.asked().late(), is(false));
            assertThat(visit.certificateSent(), is(false));
            assertThat(survey.acceptedIssuers().size(), is(1));
            assertThat(new X500Principal(survey.acceptedIssuers().get(0)), is(new X500Principal("CN=Our CA,O=Test")));
            assertThat(
                    visit.serverChain().get(0),
                    is(OriginPki.EC.server.certificate().getEncoded()));
            assertThat(visit.remote(), is("127.0.0.1 port " + origin.port()));
        }
    }

    @Test
    void aServerThatHangsUpWithoutAnAlertIsEnforced() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(raw -> LoopbackOrigin.wanting(socket -> {
                    if (!LoopbackOrigin.certificateCame(socket)) {
                        raw.close();
                    }
                    SERVES.on(socket);
                })
                .on(raw))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.ENFORCED));
            assertThat(found.toString(), found.versions().get(1).anonymous().matches(".*(closed|reset).*"), is(true));
        }
    }

    @Test
    void aServerThatHangsUpOnUsWithoutAnAlertRefusesOurs() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                raw -> LoopbackOrigin.needing(socket -> raw.close()).on(raw))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.REFUSES_OURS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "403 Forbidden"})
    void aServerThatRefusesByStatusIsEnforced(String status) throws Exception {
        String refusal = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.wanting(
                socket -> LoopbackOrigin.answer(socket, LoopbackOrigin.certificateCame(socket) ? OK : refusal)))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.ENFORCED));
        }
    }

    @Test
    void everyVisitIsAHandshakeOfItsOwn() throws Exception {
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.wanting(socket -> {
            sessions.add(HexFormat.of().formatHex(socket.getSession().getId()));
            SERVES.on(socket);
        }))) {
            Target target = origin.target();
            for (int i = 0; i < 3; i++) {
                survey(target);
            }
            assertThat(origin.visits(), is(6));
            assertThat(sessions.toString(), sessions.size(), is(6));
        }
    }

    @Test
    void theCertificateThatArrivesIsTheVisitors() throws Exception {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.needing(socket -> {
            X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            keys.add(leaf.getSerialNumber().toString(16));
            SERVES.on(socket);
        }))) {
            assertThat(ProofRun.of(origin.target()).verdict(), is(Verdict.ENFORCED));
            assertThat(keys, is(Set.of("5eed")));
        }
    }

    @Test
    void theRequestIsMadeAsPromised() throws Exception {
        AtomicReference<String> name = new AtomicReference<>();
        AtomicReference<String> head = new AtomicReference<>();
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.asking(socket -> {}, socket -> {
            ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
            name.set(new String(session.getRequestedServerNames().get(0).getEncoded(), StandardCharsets.US_ASCII));
            head.set(LoopbackOrigin.readHead(socket));
            socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
        }))) {
            survey(new Target("shop.example.test", "127.0.0.1", origin.port(), "/a?b=c"));
            assertThat(name.get(), is("shop.example.test"));
            assertThat(
                    head.get(),
                    is("GET /a?b=c HTTP/1.1\r\nHost: shop.example.test:" + origin.port()
                            + "\r\nUser-Agent: cloudflare-aop\r\nAccept: */*\r\nConnection: close\r\n\r\n"));
        }
    }

    @Test
    void theHostHeaderNamesThePortOnlyWhenItIsNot443() {
        assertThat(new Target("a.test", "192.0.2.1", 443, "/").host(), is("a.test"));
        assertThat(new Target("a.test", "192.0.2.1", 8443, "/").host(), is("a.test:8443"));
    }

    private static TargetSurvey survey(Target target) throws InterruptedException {
        return new SurveyRequest(List.of(target), ProbeLimits.DEFAULT, AddressPolicy.ALL)
                .run()
                .get(0);
    }

    @Test
    void anAnswerInPartsAfterInterimOnesIsRead() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.asking(socket -> {}, LoopbackTlsTest::inParts))) {
            Visit visit = survey(origin.target()).visits().get(0);
            assertThat(visit.toString(), visit.status(), is(404));
            assertThat(visit.answer().server(), is("my \\u0007<server>"));
        }
    }

    private static void inParts(SSLSocket socket) throws IOException {
        LoopbackOrigin.readHead(socket);
        String answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nServer: no\r\n\r\n"
                + "HTTP/1.1 404 None\r\nX: y\r\nserver:  my\t\u0007<server> \r\n\r\n";
        for (byte next : answer.getBytes(StandardCharsets.ISO_8859_1)) {
            socket.getOutputStream().write(next);
        }
    }
}
