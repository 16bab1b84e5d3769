package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions of TLS and sessions that the JDK does not show, at a real nginx. */
class NginxEarlierTlsTest {
    private static final String PROGRAM = "/usr/sbin/nginx";
    private static final String ALL = "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;\n";
    private static final String ASKING = "ssl_client_certificate ca.pem;\nssl_verify_client on;\n";
    /** Each a server; the first three with one suite alone. */
    private static final List<String> SERVERS = List.of(
            ALL + "ssl_ciphers ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0;\n",
            ALL + "ssl_ciphers ECDHE-ECDSA-AES256-SHA:@SECLEVEL=0;\n",
            "ssl_protocols TLSv1.2;\nssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256;\n",
            ALL + "ssl_ciphers ALL:@SECLEVEL=0;\n" + ASKING,
            "ssl_protocols TLSv1.2;\nssl_session_cache shared:one:1m;\n",
            "ssl_protocols TLSv1.2;\nssl_session_cache shared:one:1m;\nlocation / { return 204; }\n",
            "ssl_protocols TLSv1.2;\nssl_session_cache shared:two:1m;\n");

    @TempDir
    static Path directory;

    private static RealServer server;
    private static List<Integer> ports = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        ports = RealServer.freePorts(SERVERS.size());
        StringBuilder servers = new StringBuilder();
        for (int i = 0; i < SERVERS.size(); i++) {
            servers.append("server {\nlisten 127.0.0.1:%d ssl;\n%s}\n".formatted(ports.get(i), SERVERS.get(i)));
        }
        Path file = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                ssl_certificate server.pem;
                ssl_certificate_key server.key;
                root pages;
                %s
                }
                """.formatted(servers));
        server = RealServer.start(
                directory,
                ports,
                PROGRAM,
                "-p",
                directory + "/",
                "-c",
                file.toString(),
                "-e",
                directory + "/error.log");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static VisitRequest at(int number) throws Exception {
        return new VisitRequest(
                Visitor.ANONYMOUS,
                null,
                List.of(TlsVersion.TLS_1_2),
                new Endpoint(InetAddress.getByName("127.0.0.1"), ports.get(number), null),
                OriginPki.HOST,
                OriginPki.HOST,
                "/",
                Duration.ofSeconds(30));
    }

    private static HttpAnswer on(EarlierVersion version, int number) throws Exception {
        return new SocketVisits().onOldTls(version, at(number));
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_0, 0", "TLS_1_1, 0", "TLS_1_2, 0", "TLS_1_0, 1", "TLS_1_1, 1", "TLS_1_2, 1", "TLS_1_2, 2"})
    void isServedWithEverySuite(EarlierVersion version, int number) throws Exception {
        assertThat(on(version, number).status(), is(200));
    }

    @ParameterizedTest
    @EnumSource(EarlierVersion.class)
    void aRequestForACertificateIsAnsweredWithNone(EarlierVersion version) throws Exception {
        assertThat(on(version, 3).status(), is(400));
    }

    @Test
    void whatIsNotSpokenIsNoAnswer() throws Exception {
        assertThat(on(EarlierVersion.TLS_1_0, 2), is(nullValue()));
        assertThat(on(EarlierVersion.TLS_1_1, 2), is(nullValue()));
    }

    @Test
    void aSessionIsResumedWhereTheCacheIsShared() throws Exception {
        assertThat(new SocketVisits().resumedById(at(4), at(5)).status(), is(204));
        assertThat(new SocketVisits().resumedById(at(6), at(5)), is(nullValue()));
    }
}
