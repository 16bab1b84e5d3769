package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a look for detours takes, and how soon it ends. */
class DetourLimitsTest {
    private static DetourRequest request(int targets, int port, int plainPort, Duration visit) {
        List<DetourSearch> searches = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            Target target = new Target("h" + i + ".example.test", "127.0.0.1", port, "/");
            searches.add(new DetourSearch(
                    target, List.of(TlsVersion.values()), List.of(), null, EnumSet.allOf(Detour.class)));
        }
        return new DetourRequest(searches, plainPort, new ProbeLimits(visit, 4, 1), AddressPolicy.ALL);
    }

    @Test
    void anInterruptEndsItWithinASecond() throws Exception {
        try (LoopbackOrigin silent =
                new LoopbackOrigin(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            DetourRequest request = request(20, silent.port(), silent.port(), Duration.ofSeconds(60));
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    OriginProbe.detours(request, Progress.SILENT);
                    end.complete(null);
                } catch (InterruptedException e) {
                    end.completeExceptionally(e);
                }
            });
            thread.start();
            while (silent.visits() == 0) {
                Thread.sleep(10);
            }
            thread.interrupt();
            ExecutionException e =
                    Assertions.assertThrows(ExecutionException.class, () -> end.get(1, TimeUnit.SECONDS));
            assertInstanceOf(InterruptedException.class, e.getCause());
        }
    }

    /** A firewall that drops what comes to port 80 would cost every hostname a time-out. */
    @Test
    void aPlainPortThatDoesNotAnswerIsAskedOnce() throws Exception {
        try (LoopbackOrigin silent = new LoopbackOrigin(
                        socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
                LoopbackOrigin origin = new LoopbackOrigin(
                        LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            DetourReport report = OriginProbe.detours(
                    request(8, origin.port(), silent.port(), Duration.ofMillis(500)), Progress.SILENT);
            assertEquals(8, report.targets().size());
            assertEquals(1, silent.visits());
        }
    }

    @Test
    void progressIsToldOneByOne() throws Exception {
        List<String> told = new ArrayList<>();
        OriginProbe.detours(
                request(5, DetourRun.closedPort(), DetourRun.closedPort(), Duration.ofMillis(500)),
                (done, all) -> told.add(done + " of " + all));
        assertEquals(List.of("1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"), told);
    }

    @Test
    void whatTakesNoConnectionIsNotSaidToSpeakAnotherTls() throws Exception {
        DetourRequest request = request(1, DetourRun.closedPort(), DetourRun.closedPort(), Duration.ofMillis(500));
        List<String> ended = OriginProbe.detours(request, Progress.SILENT).targets().get(0).visits().stream()
                .filter(visit -> visit.detour() == Detour.RESUMPTION)
                .map(DetourVisit::ended)
                .toList();
        assertEquals(List.of("no connection"), ended);
    }

    /** The visits of a target that refuses in the handshake do not grow with the other hostnames. */
    @Test
    void visitsAreFew() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            OriginProbe.detours(
                    request(1, origin.port(), DetourRun.closedPort(), Duration.ofSeconds(5)), Progress.SILENT);
            assertTrue(origin.visits() <= 14, "visits: " + origin.visits());
        }
    }
}
