package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that answer as they should not neither hold a visit nor come off well. */
@Timeout(120)
class RudeServerTest {
    private static final ProbeLimits SHORT = new ProbeLimits(Duration.ofSeconds(3), 4, 4);

    @Test
    void anAnswerInDribletsIsCutOff() throws Exception {
        assertCutOff(repeating("HTTP/1.1 200 OK".substring(0, 8), "9", 200), "no answer in time after the handshake");
    }

    @Test
    void anAnswerWithoutAnEndOfItsHeadIsCutOff() throws Exception {
        assertCutOff(repeating("HTTP/1.1 100 Continue\r\nX: ", "x".repeat(9000), 0), "an answer that is not HTTP");
    }

    @Test
    void interimAnswersWithoutEndAreCutOff() throws Exception {
        assertCutOff(repeating("", "HTTP/1.1 100 Continue\r\n\r\n", 0), "no answer in time after the handshake");
    }

    @Test
    void aStatusCountsAlthoughTheHeadNeverEnds() throws Exception {
        assertCutOff(repeating("HTTP/1.1 200 OK\r\nX: ", "x", 100), "HTTP 200");
        assertCutOff(repeating("HTTP/1.1 200 OK\r\nX: ", "x".repeat(9000), 0), "HTTP 200");
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        assertCutOff(repeating("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(9000), 0), "HTTP 200");
        assertCutOff(repeating("HTTP/1.1 403 Forbidden\r\n\r\n", "x".repeat(9000), 0), "HTTP 403");
        assertCutOff(repeating("HTTP/1.1 403 Forbidden\r\n\r\n", "x", 100), "HTTP 403");
    }

    @Test
    void whatIsNotHttpIsInconclusive() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.asking(socket -> {}, socket -> LoopbackOrigin.answer(socket, "220 mail ESMTP\r\n")))) {
            OriginVerdict found = ProofRun.of(origin.target());
            assertThat(found.toString(), found.verdict(), is(Verdict.INCONCLUSIVE));
            assertThat(found.toString(), found.reason().contains("an answer that is not HTTP"), is(true));
        }
    }

    private static LoopbackOrigin.TlsManners repeating(String first, String then, int millis) {
        return (SSLSocket socket) -> {
            LoopbackOrigin.readHead(socket);
            OutputStream out = socket.getOutputStream();
            out.write(first.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(then.getBytes(StandardCharsets.US_ASCII));
                pause(millis);
            }
        };
    }

    private static void assertCutOff(LoopbackOrigin.TlsManners manners, String label) throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.asking(socket -> {}, manners))) {
            for (Visit visit : survey(origin, SHORT).visits()) {
                assertThat(visit.label(), is(label));
            }
        }
    }

    private static TargetSurvey survey(LoopbackOrigin origin, ProbeLimits limits) throws InterruptedException {
        return new SurveyRequest(List.of(origin.target()), limits, AddressPolicy.ALL)
                .run()
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
