package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A probe ends when it is told to, and keeps to what it may take. */
class ProbeLimitsTest {
    private static final ProbeLimits LONG = new ProbeLimits(Duration.ofSeconds(60), 4, 4);

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
            SurveyRequest request = new SurveyRequest(List.of(origin.target()), LONG, AddressPolicy.ALL);
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
        assertEquals(3, mostAtOnce(new ProbeLimits(Duration.ofSeconds(5), 16, 3), List.of("127.0.0.1")));
    }

    /** Here the addresses are several only to the probe. */
    @Test
    void noMoreVisitsAtOnceThanAllowed() throws Exception {
        List<String> addresses = List.of("127.0.0.1", "127.0.1", "127.1", "localhost");
        assertEquals(5, mostAtOnce(new ProbeLimits(Duration.ofSeconds(5), 5, 3), addresses));
    }

    private static int mostAtOnce(ProbeLimits limits, List<String> addresses) throws Exception {
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
                    .mapToObj(i -> new Target(
                            "h" + i + ".example.test", addresses.get(i % addresses.size()), origin.port(), "/"))
                    .toList();
            SurveyReport report = OriginProbe.survey(new SurveyRequest(targets, limits, AddressPolicy.ALL));
            assertEquals(
                    targets, report.targets().stream().map(TargetSurvey::target).toList());
            assertEquals(60, origin.visits());
            return most.get();
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

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
