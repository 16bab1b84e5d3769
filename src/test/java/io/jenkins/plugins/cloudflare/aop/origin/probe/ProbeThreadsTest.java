package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many threads of the system's so many connections take. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProbeThreadsTest {
    private static final int CONNECTIONS = 64;
    private static final int VIRTUAL = 24;
    /** That of this test, which waits for all; who wakes the others; and two for the time. */
    private static final int MORE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void sixtyFourConnectionsTakeNoMoreThreadsThanProcessorsAndAFew() throws Exception {
        int workers = Runtime.version().feature() < VIRTUAL
                ? CONNECTIONS
                : Runtime.getRuntime().availableProcessors();
        ProbeLimits limits = new ProbeLimits(PATIENCE, CONNECTIONS, CONNECTIONS);
        CountDownLatch connected = new CountDownLatch(CONNECTIONS);
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        try (ServerSocket silent = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
            FutureTask<List<Integer>> probe = new FutureTask<>(() -> AddressLanes.run(
                    Collections.nCopies(CONNECTIONS, "one"),
                    item -> item,
                    limits,
                    Progress.SILENT,
                    (item, beside) -> read(silent, connected)));
            Thread caller = new Thread(probe);
            caller.start();
            assertThat(connected.await(30, TimeUnit.SECONDS), is(true));
            int threads = ManagementFactory.getThreadMXBean().getThreadCount() - before;
            caller.interrupt();
            assertThat(assertThrows(Exception.class, probe::get).getCause(), instanceOf(InterruptedException.class));
            assertThat(threads, lessThanOrEqualTo(workers + MORE));
        }
    }

    private static int read(ServerSocket silent, CountDownLatch connected) {
        return assertThrows(IOException.class, () -> {
                    try (DeadlineChannel channel = new DeadlineChannel(PATIENCE)) {
                        channel.connect(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()));
                        connected.countDown();
                        channel.read(ByteBuffer.allocate(1));
                    }
                })
                .hashCode();
    }
}
