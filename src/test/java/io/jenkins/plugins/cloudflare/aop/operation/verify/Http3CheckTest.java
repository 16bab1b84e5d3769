package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ForwardingProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Http3KnockRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.origin.quic.ServerPackets;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** UDP is looked at beside TCP, from the beginning to the end and no longer. */
@Timeout(180)
class Http3CheckTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");
    private static final int FIRST_OF_IDS = 5;
    private static final int BEHIND_IDS = FIRST_OF_IDS + 2 * (1 + 8);

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private TlsOrigin origin;
    private int port;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        origin = new TlsOrigin(Mode.ENFORCING, CA);
        port = Integer.parseInt(origin.address().substring(origin.address().lastIndexOf(':') + 1));
        work.credentials.with("client", CLIENT.leafPem() + CLIENT.privateKeyPem());
    }

    @AfterEach
    void close() {
        origin.close();
        work.close();
    }

    private VerifyResult verify(Object... more) throws Exception {
        Object[] usual = {
            "hostnames", "www.example.com", "origins", origin.address(), "certificateCredentialsId", "client"
        };
        Object[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return work.verify(all);
    }

    private static boolean await(CountDownLatch latch) throws InterruptedException {
        return latch.await(1, TimeUnit.MINUTES);
    }

    /** The first round does not end before it has begun. */
    @Test
    void aSilentPortIsAskedFromTheBeginningOnAndOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (LoopbackDatagrams silent = new LoopbackDatagrams(port, datagram -> {
            asked.countDown();
            return List.of();
        })) {
            work.prober = new ForwardingProber(new LocalProber()) {
                @Override
                public <R extends Serializable> List<R> visit(ProbeRequest<R> request)
                        throws OperationException, InterruptedException {
                    assertThat(!(request instanceof SurveyRequest) || await(asked), is(true));
                    return super.visit(request);
                }
            };
            assertThat(verify("detours", "HTTP3, OTHER_NAME").isEnforced(), is(true));
            assertThat(
                    work.recorder.last().verdicts().get(0).tls().get(2),
                    is(new TlsEntry("HTTP/3", "no QUIC answer from here", null, null)));
            List<String> connections = silent.received().stream()
                    .filter(datagram -> datagram[4] == 1)
                    .map(datagram -> HexFormat.of().formatHex(datagram, FIRST_OF_IDS, BEHIND_IDS))
                    .toList();
            assertThat(connections.size(), is(greaterThan(3)));
            assertThat(connections.stream().distinct().toList(), hasSize(1));
        }
    }

    @Test
    void itEndsWithTheStepHoweverThatEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        work.prober = new ForwardingProber(new LocalProber()) {
            @Override
            public <R extends Serializable> List<R> visit(ProbeRequest<R> request)
                    throws OperationException, InterruptedException {
                if (request instanceof Http3KnockRequest) {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                }
                assertThat(await(begun), is(true));
                throw new OperationException("the agent went away");
            }
        };
        assertThrows(OperationException.class, () -> verify());
        assertThat(await(interrupted), is(true));
    }

    /** It answers in QUIC and comes to no handshake, so that visits wait for as long as they may. */
    @Test
    void anAbortInMidVisitLeavesNothing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (LoopbackDatagrams waiting = new LoopbackDatagrams(port, datagram -> {
            asked.countDown();
            return ServerPackets.negotiation(datagram, 1);
        })) {
            FutureTask<VerifyResult> step = new FutureTask<>(() -> verify("detours", "HTTP3"));
            Thread thread = new Thread(step);
            thread.start();
            assertThat(await(asked), is(true));
            thread.interrupt();
            ExecutionException e = assertThrows(ExecutionException.class, () -> step.get(1, TimeUnit.SECONDS));
            assertThat(e.getCause(), is(instanceOf(InterruptedException.class)));
            while (visiting() || connected()) {
                Thread.sleep(10);
            }
        }
    }

    private static boolean visiting() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("cloudflare-aop"));
    }

    /** As the kernel lists it: who sends to that port has a socket with it as its other end. */
    private boolean connected() throws IOException {
        String other = ":%04X".formatted(port);
        for (String table : List.of("/proc/net/udp", "/proc/net/udp6")) {
            try (Stream<String> sockets = Files.lines(Path.of(table))) {
                if (sockets.anyMatch(line -> line.strip().split("\\s+")[2].endsWith(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void whereItIsNotSoughtNothingIsSent() throws Exception {
        try (LoopbackDatagrams silent = new LoopbackDatagrams(port, datagram -> List.of())) {
            assertThat(verify("detours", "OTHER_NAME").isEnforced(), is(true));
            verify("detours", "HTTP3", "expect", "accepting");
            assertThat(silent.received(), is(empty()));
        }
    }

    /** What is wrong with the look at UDP is wrong with the step. */
    @Test
    void aFailureOnUdpIsOneOfTheStep() {
        work.prober = new ForwardingProber(new LocalProber()) {
            @Override
            public <R extends Serializable> List<R> visit(ProbeRequest<R> request)
                    throws OperationException, InterruptedException {
                if (request instanceof Http3KnockRequest) {
                    throw new OperationException("the agent went away");
                }
                return super.visit(request);
            }
        };
        OperationException e = assertThrows(OperationException.class, () -> verify("detours", "HTTP3"));
        assertThat(e.getMessage(), is("the agent went away"));
    }
}
