package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

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
import org.junit.jupiter.api.Timeout;

/** Ports behind which there is no TLS, or nothing at all. */
@Timeout(120)
class NoServerTest {
    private static final ProbeLimits SHORT = new ProbeLimits(Duration.ofMillis(700), 4, 4);

    @Test
    void plainHttpIsNotTls() throws Exception {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(answer))) {
            assertThat(ProofRun.of(origin.target()).verdict(), is(Verdict.NOT_TLS));
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        OriginVerdict found = ProofRun.of(ProofRun.target(port));
        assertThat(found.verdict(), is(Verdict.UNREACHABLE));
        assertThat(found.reason(), containsString("no connection"));
    }

    @Test
    void aNameThatDoesNotResolveIsUnreachable() throws Exception {
        OriginVerdict found = ProofRun.of(new Target("www.example.test", "origin.invalid", 443, "/"));
        assertThat(found.verdict(), is(Verdict.UNREACHABLE));
        assertThat(found.reason(), containsString("name not resolved"));
    }

    @Test
    void aSilentPortIsUnreachableWhenTimeIsUp() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(new byte[0]))) {
            for (Visit visit : survey(origin, SHORT).visits()) {
                assertThat(visit.label(), is("no answer in time before the handshake"));
                assertThat(
                        visit.toString(),
                        visit.millis(),
                        is(greaterThanOrEqualTo(SHORT.visit().toMillis())));
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
            assertThat(found.toString(), found.verdict(), is(Verdict.UNREACHABLE));
            assertThat(survey(origin, SHORT).visits().get(0).ending(), is(Ending.RESET));
        }
    }

    @Test
    void aPortThatClosesIsUnreachable() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(socket -> socket.getInputStream().readNBytes(100))) {
            assertThat(ProofRun.of(origin.target()).verdict(), is(Verdict.UNREACHABLE));
        }
    }

    @Test
    void aHandshakeInDribletsIsCutOff() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0, 2});
            while (true) {
                socket.getOutputStream().write(0);
                pause();
            }
        })) {
            Visit visit = survey(origin, SHORT).visits().get(0);
            assertThat(visit.label(), is("no answer in time before the handshake"));
        }
    }

    private static TargetSurvey survey(LoopbackOrigin origin, ProbeLimits limits) throws InterruptedException {
        return new SurveyRequest(List.of(origin.target()), limits, AddressPolicy.ALL)
                .run()
                .get(0);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
