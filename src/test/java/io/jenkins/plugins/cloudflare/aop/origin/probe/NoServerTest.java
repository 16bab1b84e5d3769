package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports behind which there is no TLS, or nothing at all. */
class NoServerTest {
    private static final ProbeLimits SHORT = new ProbeLimits(Duration.ofMillis(700), 4, 4);

    @Test
    void plainHttpIsNotTls() throws Exception {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(answer))) {
            assertEquals(Verdict.NOT_TLS, ProofRun.of(origin.target()).verdict());
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        OriginVerdict found = ProofRun.of(ProofRun.target(port));
        assertEquals(Verdict.UNREACHABLE, found.verdict());
        assertTrue(found.reason().contains("no connection"), found.reason());
    }

    @Test
    void aNameThatDoesNotResolveIsUnreachable() throws Exception {
        OriginVerdict found = ProofRun.of(new Target("www.example.test", "origin.invalid", 443, "/"));
        assertEquals(Verdict.UNREACHABLE, found.verdict());
        assertTrue(found.reason().contains("name not resolved"), found.reason());
    }

    @Test
    void aSilentPortIsUnreachableWhenTimeIsUp() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(new byte[0]))) {
            for (Visit visit : survey(origin, SHORT).visits()) {
                assertEquals("no answer in time before the handshake", visit.label());
                assertTrue(visit.millis() >= 690 && visit.millis() < 2000, visit::toString);
            }
        }
    }

    @Test
    void aPortThatResetsIsUnreachable() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        })) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertEquals(Verdict.UNREACHABLE, found.verdict(), found::toString);
            assertEquals(Ending.RESET, survey(origin, SHORT).visits().get(0).ending());
        }
    }

    @Test
    void aPortThatClosesIsUnreachable() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(socket -> socket.getInputStream().readNBytes(100))) {
            assertEquals(Verdict.UNREACHABLE, ProofRun.of(origin.target()).verdict());
        }
    }

    @Test
    void aHandshakeInDribletsIsCutOff() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            for (byte next : new byte[] {22, 3, 3, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) {
                socket.getOutputStream().write(next);
                pause(200);
            }
        })) {
            Visit visit = survey(origin, SHORT).visits().get(0);
            assertEquals("no answer in time before the handshake", visit.label());
            assertTrue(visit.millis() < 2000, visit::toString);
        }
    }

    private static TargetSurvey survey(LoopbackOrigin origin, ProbeLimits limits) throws InterruptedException {
        return OriginProbe.survey(new SurveyRequest(List.of(origin.target()), limits, AddressPolicy.ALL))
                .targets()
                .get(0);
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
