package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A visit ends when it is told to, and leaves nothing behind. */
class Http3LeftoversTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    private static Set<String> sockets() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(file -> {
                        try {
                            return Files.readSymbolicLink(file).toString();
                        } catch (java.io.IOException e) {
                            // The folder's own, closed by now.
                            return "";
                        }
                    })
                    .filter(target -> target.startsWith("socket:") || target.contains("eventpoll"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void noThreadAndNoSocketIsLeft() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(new NettyHttp3Server.Setup());
                LoopbackDatagrams silent = new LoopbackDatagrams(datagram -> List.of())) {
            visitAll(server.port(), silent.port());
            Set<Thread> threads = threads();
            Set<String> sockets = sockets();
            visitAll(server.port(), silent.port());
            assertThat(
                    sockets().stream()
                            .filter(socket -> !sockets.contains(socket))
                            .toList(),
                    is(List.of()));
            assertThat(
                    threads().stream()
                            .filter(thread -> !threads.contains(thread)
                                    && thread.getThreadGroup()
                                            == Thread.currentThread().getThreadGroup())
                            .toList(),
                    is(List.of()));
        }
    }

    private static void visitAll(int server, int silent) throws Exception {
        assertThat(Http3Run.visit(server, OriginPki.EC.configured()).label(), is("HTTP 200"));
        Http3Run.visit(silent, null, Duration.ofMillis(400));
        Http3Run.visit(Http3Run.freePorts(1).get(0), null);
    }

    @Test
    void anInterruptBeforeTheHandshakeEndsIt() throws Exception {
        try (LoopbackDatagrams silent = new LoopbackDatagrams(datagram -> List.of())) {
            assertEndsWithinASecond(silent.port(), () -> !silent.received().isEmpty());
        }
    }

    @Test
    void anInterruptAfterTheHandshakeEndsIt() throws Exception {
        try (NettyHttp3Server server = new NettyHttp3Server(new NettyHttp3Server.Setup().silent())) {
            assertEndsWithinASecond(server.port(), () -> server.requests() > 0);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void assertEndsWithinASecond(int port, Condition underWay) throws Exception {
        Set<String> before = sockets();
        FutureTask<?> visit = new FutureTask<>(() -> Http3Run.visit(port, null, LONG));
        Thread thread = new Thread(visit);
        thread.start();
        while (!underWay.holds()) {
            Thread.sleep(10);
        }
        thread.interrupt();
        ExecutionException e = assertThrows(ExecutionException.class, () -> visit.get(1, TimeUnit.SECONDS));
        assertThat(e.getCause(), is(instanceOf(InterruptedIOException.class)));
        thread.join();
        assertThat(sockets().stream().filter(socket -> !before.contains(socket)).toList(), is(List.of()));
    }
}
