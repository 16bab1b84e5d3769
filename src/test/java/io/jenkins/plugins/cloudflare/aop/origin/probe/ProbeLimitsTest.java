package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A probe ends when it is told to, and keeps to what it may take. */
@Timeout(120)
class ProbeLimitsTest {
    private static final ProbeLimits LONG = new ProbeLimits(Duration.ofHours(1), 4, 4);
    /** As an alert (RFC 8446, section 6). */
    private static final byte[] PROTOCOL_VERSION = {21, 3, 3, 0, 2, 2, 70};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsEverything(boolean silent) throws Exception {
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
            FutureTask<List<TargetSurvey>> survey = new FutureTask<>(() -> request.run());
            Thread thread = new Thread(survey);
            thread.start();
            visited.await();
            thread.interrupt();
            thread.join();
            hungUp.await();
            Exception failure = assertThrows(Exception.class, survey::get);
            assertThat(failure.getCause().getClass(), is(InterruptedException.class));
        }
    }

    @Test
    void asManyVisitsAtOnceAsAnAddressMayHaveAndNoMore() throws Exception {
        assertThat(mostAtOnce(3, new ProbeLimits(Duration.ofHours(1), 16, 3), List.of("127.0.0.1")), is(3));
    }

    /** Here the addresses are several only to the probe. */
    @Test
    void asManyVisitsAtOnceAsAllowedAndNoMore() throws Exception {
        List<String> addresses = List.of("127.0.0.1", "127.0.1", "127.1", "localhost");
        assertThat(mostAtOnce(5, new ProbeLimits(Duration.ofHours(1), 5, 3), addresses), is(5));
    }

    /** There are more workers than that, of whom some wait. */
    @Test
    void whoeverLooksForDetoursKeepsToTheLimits() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            socket.getInputStream().read();
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            pause();
            atOnce.decrementAndGet();
            socket.getOutputStream().write(PROTOCOL_VERSION);
        })) {
            List<DetourSearch> searches = IntStream.range(0, 6)
                    .mapToObj(i -> new DetourSearch(
                            new Target("h" + i + ".example.test", "127.0.0.1", origin.port(), "/"),
                            List.of(TlsVersion.values()),
                            List.of(),
                            null,
                            EnumSet.allOf(Detour.class)))
                    .toList();
            ProbeLimits limits = new ProbeLimits(Duration.ofSeconds(10), 16, 3);
            new DetourRequest(searches, DetourRun.ports(DetourRun.closedPort()), limits, AddressPolicy.ALL).run();
        }
        assertThat(most.get(), is(3));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The server answers nobody before so many have come, so that fewer at once would never end. */
    private static int mostAtOnce(int expected, ProbeLimits limits, List<String> addresses) throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(expected);
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            socket.getInputStream().read();
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            full.countDown();
            await(full);
            atOnce.decrementAndGet();
            socket.getOutputStream().write(PROTOCOL_VERSION);
        })) {
            List<Target> targets = IntStream.range(0, 30)
                    .mapToObj(i -> new Target(
                            "h" + i + ".example.test", addresses.get(i % addresses.size()), origin.port(), "/"))
                    .toList();
            List<TargetSurvey> report = new SurveyRequest(targets, limits, AddressPolicy.ALL).run();
            assertThat(report.stream().map(TargetSurvey::target).toList(), is(targets));
            assertThat(origin.visits(), is(60));
            return most.get();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
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
}
