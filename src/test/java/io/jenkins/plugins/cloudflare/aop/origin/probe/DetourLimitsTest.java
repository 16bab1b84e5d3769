package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a look for detours takes, and that it ends when it is told to. */
@Timeout(120)
class DetourLimitsTest {
    private static DetourRequest request(int targets, int port, int plainPort, Duration visit) {
        List<DetourSearch> searches = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            Target target = new Target("h" + i + ".example.test", "127.0.0.1", port, "/");
            searches.add(new DetourSearch(
                    target, List.of(TlsVersion.values()), List.of(), null, EnumSet.allOf(Detour.class)));
        }
        return new DetourRequest(searches, DetourRun.ports(plainPort), new ProbeLimits(visit, 4, 1), AddressPolicy.ALL);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        try (LoopbackOrigin silent =
                new LoopbackOrigin(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            DetourRequest request = request(20, silent.port(), silent.port(), Duration.ofHours(1));
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    request.run();
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
            ExecutionException e = assertThrows(ExecutionException.class, () -> end.get());
            assertThat(e.getCause(), instanceOf(InterruptedException.class));
        }
    }

    /** A firewall that drops what comes to port 80 would cost every hostname a time-out. */
    @Test
    void aPlainPortThatDoesNotAnswerIsAskedOnce() throws Exception {
        try (LoopbackOrigin silent = new LoopbackOrigin(
                        socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
                LoopbackOrigin origin = new LoopbackOrigin(
                        LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            List<TargetDetours> report = request(3, origin.port(), silent.port(), Duration.ofMillis(500))
                    .run();
            assertThat(report.size(), is(3));
            // Whether it takes connections, and whether it answers.
            assertThat(silent.visits(), is(2));
        }
    }

    @Test
    void progressIsToldOneByOne() throws Exception {
        List<String> told = new ArrayList<>();
        request(5, DetourRun.closedPort(), DetourRun.closedPort(), Duration.ofMillis(500))
                .run((done, all) -> told.add(done + " of " + all));
        assertThat(told, is(List.of("1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5")));
    }

    @Test
    void whatTakesNoConnectionIsNotSaidToSpeakAnotherTls() throws Exception {
        DetourRequest request = request(1, DetourRun.closedPort(), DetourRun.closedPort(), Duration.ofMillis(500));
        List<String> ended = request.run().get(0).visits().stream()
                .filter(visit -> visit.detour() == Detour.RESUMPTION)
                .map(DetourVisit::ended)
                .toList();
        assertThat(ended, everyItem(startsWith("no connection")));
        assertThat(ended, is(not(empty())));
    }

    /** The visits of a target that refuses in the handshake do not grow with the other hostnames. */
    @Test
    void visitsAreFew() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            request(1, origin.port(), DetourRun.closedPort(), Duration.ofSeconds(5))
                    .run();
            assertThat("visits: " + origin.visits(), origin.visits() <= 60, is(true));
        }
    }
}
