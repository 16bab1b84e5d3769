package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls without answer. */
@Timeout(20)
class NoAnswerTest extends TransportFixture {
    private static void await(CountDownLatch latch) {
        await(latch, 10_000);
    }

    private static void await(CountDownLatch latch, int millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answerOneRequest(Socket connection) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        while (!request.readLine().isEmpty()) {
            // the headers are of no interest
        }
        String body = "{\"success\":true,\"result\":[]}";
        connection
                .getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void silenceEnds() {
        CountDownLatch over = new CountDownLatch(1);
        server.then(exchange -> await(over));
        assertThat(unavailable(server.client(SHORT), server.url()).getMessage(), containsString("in time"));
        over.countDown();
    }

    @Test
    void aBodyThatDribblesEndsToo() {
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                await(new CountDownLatch(1), 100);
            }
        });
        long begin = System.nanoTime();
        unavailable(server.client(SHORT), server.url());
        assertThat(Duration.ofNanos(System.nanoTime() - begin), lessThan(Duration.ofSeconds(3)));
    }

    @Test
    void anInterruptEndsTheCallAtOnceAndIsKept() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        server.then(exchange -> {
            asked.countDown();
            await(over);
        });
        AtomicReference<Exception> thrown = new AtomicReference<>();
        AtomicReference<Boolean> kept = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                server.client().upload(ZONE, "leaf", "key");
            } catch (CloudflareException e) {
                thrown.set(e);
            }
            kept.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join(2000);
        over.countDown();
        assertThat(thrown.get(), instanceOf(CloudflareException.Interrupted.class));
        assertThat(thrown.get().getMessage(), containsString("whether Cloudflare took the change is unknown"));
        assertThat(kept.get(), is(true));
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();
        CloudflareException e = failure(server.client());
        assertThat(Thread.interrupted(), is(true));
        assertThat(e, instanceOf(CloudflareException.Interrupted.class));
        assertThat(server.asked(), is(empty()));
    }

    @Test
    void aClosedConnectionIsToldAndAWriteIsNotRepeated() {
        server.then(HttpExchange::close);
        CloudflareException e = assertThrows(
                CloudflareException.Unavailable.class, () -> server.client().upload(ZONE, "leaf", "key"));
        assertThat(e.getMessage(), containsString(server.url()));
        assertThat(server.asked(), hasSize(1));
    }

    @Test
    void aReadSurvivesThatItsKeptConnectionWasClosed() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CountDownLatch closed = new CountDownLatch(1);
            Thread talker = new Thread(() -> {
                for (int i = 0; i < 2; i++) {
                    try (Socket connection = socket.accept()) {
                        answerOneRequest(connection);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    closed.countDown();
                }
            });
            talker.start();
            OkHttpAopApi api = new OkHttpAopApi(
                    new OkHttpClient(), "http://127.0.0.1:" + socket.getLocalPort(), ApiToken.of(CannedApi.SECRET));
            assertThat(api.certificates(ZONE), is(empty()));
            closed.await();
            assertThat(api.certificates(ZONE), is(empty()));
            talker.join();
        }
    }
}
