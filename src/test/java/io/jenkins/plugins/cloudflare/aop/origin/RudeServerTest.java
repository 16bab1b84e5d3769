package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do not do as they should neither hold a visit nor come off well. */
class RudeServerTest {
    private static final Limits SHORT = new Limits(Duration.ofMillis(700), 4, 4);
    private static final Limits LONG = new Limits(Duration.ofSeconds(60), 4, 4);

    @Test
    void plainHttpIsNotTls() throws Exception {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(answer))) {
            assertEquals(Verdict.NOT_TLS, Proofs.of(origin.target()).verdict());
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        OriginVerdict found = Proofs.of(Proofs.target(port));
        assertEquals(Verdict.UNREACHABLE, found.verdict());
        assertTrue(found.reason().contains("no connection"), found.reason());
    }

    @Test
    void aNameThatDoesNotResolveIsUnreachable() throws Exception {
        OriginVerdict found = Proofs.of(new Target("www.example.test", "origin.invalid", 443, "/"));
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
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.UNREACHABLE, found.verdict(), found::toString);
            assertEquals(Ending.RESET, survey(origin, SHORT).visits().get(0).ending());
        }
    }

    @Test
    void aPortThatClosesIsUnreachable() throws Exception {
        try (LoopbackOrigin origin =
                new LoopbackOrigin(socket -> socket.getInputStream().readNBytes(100))) {
            assertEquals(Verdict.UNREACHABLE, Proofs.of(origin.target()).verdict());
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
            OriginVerdict found = Proofs.of(origin.target());
            assertEquals(Verdict.INCONCLUSIVE, found.verdict(), found::toString);
            assertTrue(found.reason().contains("an answer that is not HTTP"), found::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsEverythingWithinASecond(boolean silent) throws Exception {
        CountDownLatch visited = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        LoopbackOrigin.Manners manners = silent ? LoopbackOrigin.says(new byte[0]) : streaming(visited);
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            if (silent) {
                visited.countDown();
            }
            try {
                manners.on(socket);
            } finally {
                hungUp.countDown();
            }
        })) {
            SurveyRequest request = new SurveyRequest(List.of(origin.target()), LONG);
            FutureTask<SurveyReport> survey = new FutureTask<>(() -> OriginProbe.survey(request));
            Thread thread = new Thread(survey);
            thread.start();
            assertTrue(visited.await(10, TimeUnit.SECONDS));
            long start = System.nanoTime();
            thread.interrupt();
            thread.join(5000);
            assertFalse(thread.isAlive());
            assertTrue(hungUp.await(5, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - start < 1_000_000_000L, "took longer than a second");
            Exception failure = assertThrows(Exception.class, survey::get);
            assertEquals(InterruptedException.class, failure.getCause().getClass());
        }
    }

    @Test
    void noMoreVisitsAtOnceThanAnAddressMayHave() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            socket.getInputStream().read();
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            pause(30);
            atOnce.decrementAndGet();
            socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 70});
        })) {
            List<Target> targets = IntStream.range(0, 30)
                    .mapToObj(i -> new Target("h" + i + ".example.test", "127.0.0.1", origin.port(), "/"))
                    .toList();
            SurveyReport report =
                    OriginProbe.survey(new SurveyRequest(targets, new Limits(Duration.ofSeconds(5), 16, 3)));
            assertEquals(
                    targets, report.targets().stream().map(TargetSurvey::target).toList());
            assertEquals(60, origin.visits());
            assertEquals(3, most.get());
        }
    }

    private static LoopbackOrigin.Manners streaming(CountDownLatch visited) {
        return LoopbackOrigin.asking(socket -> {}, socket -> {
            LoopbackOrigin.readHead(socket);
            visited.countDown();
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
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
                assertEquals(label, visit.label());
                assertTrue(visit.millis() < 2500, visit::toString);
            }
        }
    }

    private static TargetSurvey survey(LoopbackOrigin origin, Limits limits) throws InterruptedException {
        return OriginProbe.survey(new SurveyRequest(List.of(origin.target()), limits))
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
