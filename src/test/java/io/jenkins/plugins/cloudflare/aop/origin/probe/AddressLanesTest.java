package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An interrupt reaches what the lanes are working on. */
class AddressLanesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As fetching a class does on an agent. */
    @Test
    void aSwallowedInterruptEndsTheVisitStill() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch swallowed = new CountDownLatch(1);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> visit = new FutureTask<>(() -> read(silent));
            FutureTask<List<Object>> probe = new FutureTask<>(() -> AddressLanes.run(
                    List.of("one"), item -> item, ProbeLimits.DEFAULT, Progress.SILENT, (item, beside) -> {
                        fetching.countDown();
                        assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
                        assertThat("the interrupt is gone", Thread.interrupted(), is(false));
                        swallowed.countDown();
                        visit.run();
                        return item;
                    }));
            Thread caller = new Thread(probe);
            caller.start();
            assertThat(fetching.await(10, TimeUnit.SECONDS), is(true));
            caller.interrupt();
            assertThat(swallowed.await(10, TimeUnit.SECONDS), is(true));
            Exception end = assertThrows(Exception.class, () -> visit.get(10, TimeUnit.SECONDS));
            assertThat(end.getCause(), instanceOf(InterruptedIOException.class));
            assertThat(assertThrows(Exception.class, probe::get).getCause(), instanceOf(InterruptedException.class));
        }
    }

    private static int read(ServerSocket silent) throws IOException {
        try (DeadlineChannel channel = new DeadlineChannel(PATIENCE)) {
            channel.connect(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()));
            channel.read(ByteBuffer.allocate(1));
            return 0;
        }
    }
}
