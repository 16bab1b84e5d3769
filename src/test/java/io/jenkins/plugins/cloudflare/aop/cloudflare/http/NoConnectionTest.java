package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that reach no server or one that is not trusted. */
@Timeout(20)
class NoConnectionTest extends TransportFixture {
    @Test
    void nobodyThereIsToldWithTheUrl() {
        String url = server.url();
        OkHttpAopApi api = server.client();
        server.close();
        unavailable(api, url);
        String unknown = "https://api.invalid/client/v4";
        OkHttpAopApi lost = new OkHttpAopApi(
                new OkHttpClient.Builder()
                        .dns(name -> {
                            throw new java.net.UnknownHostException(name);
                        })
                        .build(),
                unknown,
                ApiToken.of(CannedApi.SECRET));
        assertThat(unavailable(lost, unknown).getMessage(), containsString("cannot be resolved"));
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotWaitedFor() throws Exception {
        try (CloudflareEmulator emulator = CloudflareEmulator.start(EmulatorOptions.defaults())) {
            String url = "https://127.0.0.1:" + emulator.edgePort() + "/client/v4";
            CloudflareException e = failure(new OkHttpAopApi(new OkHttpClient(), url, ApiToken.of(CannedApi.SECRET)));
            assertThat(e, instanceOf(CloudflareException.Misdirected.class));
            assertThat(e.getMessage(), containsString("certificate at " + url + " is not trusted"));
        }
    }

    @Test
    void aServerWithoutTlsPassesBy() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread talker = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("220 hello\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            talker.start();
            String url = "https://127.0.0.1:" + plain.getLocalPort() + "/client/v4";
            OkHttpAopApi api =
                    new OkHttpAopApi(new OkHttpClient(), url, ApiToken.of(CannedApi.SECRET), HttpLimits.DEFAULT);
            assertThat(unavailable(api, url).getMessage(), containsString("TLS with"));
            talker.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.cloudflare.com/client/v4",
                "ftp://api.cloudflare.com",
                "api.cloudflare.com",
                "https://user:secret@api.cloudflare.com/client/v4",
                "https://api.cloudflare.com/client/v4?x=y",
                ""
            })
    void anUnusableUrlIsRefusedWithoutQuotingIt(String url) {
        Throwable e = assertThrows(
                IllegalArgumentException.class,
                () -> new OkHttpAopApi(new OkHttpClient(), url, ApiToken.of(CannedApi.SECRET)));
        assertThat(e.getMessage(), containsString("https://api.cloudflare.com/client/v4"));
        assertThat(e.getMessage(), not(containsString("secret")));
    }
}
