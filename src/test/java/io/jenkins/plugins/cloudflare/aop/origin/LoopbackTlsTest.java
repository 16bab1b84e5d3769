package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
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
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.ENFORCED, found.verdict(), found::toString);
            assertTrue(found.versions().stream().allMatch(VersionVerdict::spoken), found::toString);
            assertEquals(List.of("CN=Our CA,O=Test"), found.acceptedIssuers());
            assertEquals("loopback", found.server());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSurveyReportsWhatTheServerWantsAndWhoItIs(TlsVersion version) throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.needing(SERVES))) {
            TargetSurvey survey = survey(origin.target());
            Visit visit = survey.visits().get(version.ordinal());
            assertEquals(version, visit.version());
            assertEquals(Ending.ALERT, visit.ending(), visit::toString);
            assertEquals("bad_certificate", visit.detail());
            assertEquals(version == TlsVersion.TLS_1_2 ? Phase.HANDSHAKE : Phase.ESTABLISHED, visit.phase());
            assertTrue(visit.asked().inHandshake());
            assertEquals(false, visit.asked().late());
            assertEquals(false, visit.certificateSent());
            assertEquals(1, survey.acceptedIssuers().size());
            assertEquals(
                    new X500Principal("CN=Our CA,O=Test"),
                    new X500Principal(survey.acceptedIssuers().get(0)));
            assertArrayEquals(OriginPki.EC.server.certificate().getEncoded(), visit.serverLeaf());
            assertEquals("127.0.0.1 port " + origin.port(), visit.remote());
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
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.ENFORCED, found.verdict(), found::toString);
            assertTrue(found.versions().get(1).nobody().matches(".*(closed|reset).*"), found::toString);
        }
    }

    @Test
    void aServerThatHangsUpOnUsWithoutAnAlertRefusesOurs() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                raw -> LoopbackOrigin.needing(socket -> raw.close()).on(raw))) {
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.REFUSES_OURS, found.verdict(), found::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "403 Forbidden"})
    void aServerThatRefusesByStatusIsEnforced(String status) throws Exception {
        String refusal = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.wanting(
                socket -> LoopbackOrigin.answer(socket, LoopbackOrigin.certificateCame(socket) ? OK : refusal)))) {
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.ENFORCED, found.verdict(), found::toString);
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
            assertEquals(6, origin.visits());
            assertEquals(6, sessions.size(), sessions::toString);
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
            assertEquals(Verdict.ENFORCED, Proofs.of(origin.target()).verdict());
            assertEquals(Set.of("5eed"), keys);
        }
    }

    @Test
    void aNameWithUnderscoresIsSentAsItIs() throws Exception {
        AtomicReference<byte[]> hello = new AtomicReference<>();
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.olderHangingUp(
                seen -> {
                    hello.set(seen);
                    return true;
                },
                SERVES))) {
            survey(new Target("_my_shop.example.test", "127.0.0.1", origin.port(), "/"));
            String text = new String(hello.get(), StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("\0\0\25_my_shop.example.test"), text);
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
            assertEquals("shop.example.test", name.get());
            assertEquals(
                    "GET /a?b=c HTTP/1.1\r\nHost: shop.example.test:" + origin.port()
                            + "\r\nUser-Agent: cloudflare-aop\r\nAccept: */*\r\nConnection: close\r\n\r\n",
                    head.get());
        }
    }

    @Test
    void theHostHeaderNamesThePortOnlyWhenItIsNot443() {
        assertEquals("a.test", new Target("a.test", "192.0.2.1", 443, "/").host());
        assertEquals("a.test:8443", new Target("a.test", "192.0.2.1", 8443, "/").host());
    }

    @Test
    void aServerThatHangsUpOnTls13AloneIsJudgedByTls12() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.olderHangingUp(hello -> !offersTls12(hello), SERVES))) {
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.ENFORCED, found.verdict(), found::toString);
            assertEquals(false, found.versions().get(1).spoken());
        }
    }

    @Test
    void aServerThatHangsUpOnTls13EvenBesideTls12IsNot() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.olderHangingUp(LoopbackTlsTest::offersTls13, SERVES))) {
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.UNREACHABLE, found.verdict(), found::toString);
        }
    }

    private static boolean offersTls12(byte[] hello) {
        // Without the extension supported_versions (RFC 8446, section 4.2.1), TLS 1.2 is the highest on offer.
        String hex = HexFormat.of().formatHex(hello);
        return !hex.matches(".*002b00..(..)*0304.*") || hex.matches(".*002b000504(0304|0303){2}.*");
    }

    private static boolean offersTls13(byte[] hello) {
        return HexFormat.of().formatHex(hello).matches(".*002b00(03|05)..(....)?0304.*");
    }

    private static TargetSurvey survey(Target target) throws InterruptedException {
        return OriginProbe.survey(new SurveyRequest(List.of(target), Limits.DEFAULT))
                .targets()
                .get(0);
    }

    @Test
    void anAnswerInPartsAfterInterimOnesIsRead() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.asking(socket -> {}, LoopbackTlsTest::inParts))) {
            Visit visit = survey(origin.target()).visits().get(0);
            assertEquals(404, visit.status(), visit::toString);
            assertEquals("my <server>", visit.answer().server());
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

    @Test
    void anAlertIsReadAlthoughTheServerHasHungUp() throws Exception {
        byte[] alert = HexFormat.of().parseHex("15030300020246");
        try (LoopbackOrigin origin = new LoopbackOrigin((Socket socket) -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(alert);
        })) {
            Visit visit = survey(origin.target()).visits().get(1);
            assertEquals("alert protocol_version before the handshake", visit.label());
        }
    }

    @Test
    void anAlertWithoutANameIsNamedByItsNumber() throws Exception {
        byte[] alert = HexFormat.of().parseHex("150303000202c8");
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(alert))) {
            Visit visit = survey(origin.target()).visits().get(0);
            assertEquals("alert number 200 before the handshake", visit.label());
        }
    }

    @Test
    void aBrokenServerHelloIsAFaultOfOurStackAndInconclusive() throws Exception {
        byte[] hello = HexFormat.of().parseHex("160303000602000002ffff");
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(hello))) {
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.INCONCLUSIVE, found.verdict(), found::toString);
            assertTrue(found.reason().contains("our own TLS stack gave up"), found::toString);
        }
    }
}
