package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** How the edge speaks to origins, and the numbers of what goes wrong. */
class EdgeErrorTest extends EdgeFixture {
    @Test
    void strictLooksAtTheServerCertificateAndFullDoesNot() throws Exception {
        associate(HOSTNAME, uploaded(CONFIGURED), true);
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        set("PATCH", "/settings/ssl", "{\"value\":\"strict\"}");
        assertThat(visitor.get(HOSTNAME).status(), is(526));
        emulator.trustOriginCa(SERVER_CA.certificate());
        assertThat(visitor.get(HOSTNAME).status(), is(200));
        emulator.routeOrigin("other.example.com", LOOPBACK, origin.port());
        associate("other.example.com", uploaded(CA.issue("other")), true);
        assertThat("the name is not in it", visitor.get("other.example.com").status(), is(526));
    }

    @Test
    void flexibleSpeaksInTheClear() throws Exception {
        set("PATCH", "/settings/ssl", "{\"value\":\"flexible\"}");
        visitor.get(HOSTNAME);
        assertThat(origin.visits(), is(empty()));
    }

    @Test
    void faultsOfTheOriginHaveTheirNumbers() throws Exception {
        assertThat("no zone or no origin", visitor.get("www.example.org").status(), is(530));
        assertThat(
                visitor.visit(HOSTNAME, "/", new Request.Builder().header("Host", "x.example.com"))
                        .status(),
                is(403));
        int closed;
        try (ServerSocket silent = new ServerSocket(0, 5, LOOPBACK)) {
            closed = silent.getLocalPort();
            emulator.routeOrigin(HOSTNAME, LOOPBACK, closed);
            assertThat("no TLS answer", visitor.get(HOSTNAME).status(), is(522));
        }
        assertThat("refused", visitor.get(HOSTNAME).status(), is(521));
    }

    @Test
    void anOriginThatIsSlowOrWithoutTlsOrWithoutAnswerHasItsNumber() throws Exception {
        try (TlsOrigin slow = new TlsOrigin(SERVER_CA.issue(HOSTNAME), null);
                ServerSocket plain = new ServerSocket(0, 5, LOOPBACK)) {
            emulator.routeOrigin(HOSTNAME, LOOPBACK, slow.port());
            assertThat(
                    visitor.visit(HOSTNAME, "/nothing", new Request.Builder()).status(), is(520));
            slow.delay(Duration.ofSeconds(10));
            assertThat(visitor.get(HOSTNAME).status(), is(524));
            Thread server = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.start();
            emulator.routeOrigin(HOSTNAME, LOOPBACK, plain.getLocalPort());
            assertThat(visitor.get(HOSTNAME).status(), is(525));
            server.join();
        }
    }
}
