package io.jenkins.plugins.cloudflare.aop.origin.visit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is sent first and what comes back before the handshake is encrypted. */
class RecordObserverTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nServer: loopback\r\nContent-Length: 2\r\n\r\nok";
    private static final LoopbackOrigin.TlsManners SERVES = socket -> LoopbackOrigin.answer(socket, OK);

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
            assertThat(text, containsString("\0\0\25_my_shop.example.test"));
        }
    }

    @Test
    void aServerThatHangsUpOnTls13AloneIsJudgedByTls12() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.olderHangingUp(hello -> !offersTls12(hello), SERVES))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.ENFORCED));
            assertThat(found.versions().get(1).spoken(), is(false));
        }
    }

    @Test
    void aServerThatHangsUpOnTls13EvenBesideTls12IsNot() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(LoopbackOrigin.olderHangingUp(RecordObserverTest::offersTls13, SERVES))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.UNREACHABLE));
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
            assertThat(visit.label(), is("alert protocol_version before the handshake"));
        }
    }

    @Test
    void anAlertWithoutANameIsNamedByItsNumber() throws Exception {
        byte[] alert = HexFormat.of().parseHex("150303000202c8");
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(alert))) {
            Visit visit = survey(origin.target()).visits().get(0);
            assertThat(visit.label(), is("alert number 200 before the handshake"));
        }
    }

    @Test
    void aBrokenServerHelloIsAFaultOfOurStackAndInconclusive() throws Exception {
        byte[] hello = HexFormat.of().parseHex("160303000602000002ffff");
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(hello))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.INCONCLUSIVE));
            assertThat(found.toString(), found.reason().contains("the probe's own TLS stack gave up"), is(true));
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
        return new SurveyRequest(List.of(target), ProbeLimits.DEFAULT, AddressPolicy.ALL)
                .run()
                .get(0);
    }
}
