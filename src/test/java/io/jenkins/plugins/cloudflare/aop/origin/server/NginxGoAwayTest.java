package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An nginx that lets one request be asked on a connection, and takes leave before it answers. */
class NginxGoAwayTest {
    private static final String PROGRAM = "/usr/sbin/nginx";

    @Test
    void theAnswerBehindItIsRead(@TempDir Path directory) throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        int port = RealServer.freePorts(1).get(0);
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
                server {
                listen 127.0.0.1:%d ssl http2;
                ssl_protocols TLSv1.2 TLSv1.3;
                keepalive_requests 1;
                ssl_certificate server.pem;
                ssl_certificate_key server.key;
                root pages;
                }
                }
                """.formatted(port));
        try (RealServer server = RealServer.start(
                directory,
                List.of(port),
                PROGRAM,
                "-p",
                directory + "/",
                "-c",
                file.toString(),
                "-e",
                directory + "/error.log")) {
            for (TlsVersion version : TlsVersion.values()) {
                Visit visit = SingleVisit.inHttpTwo(new VisitRequest(
                        Visitor.ANONYMOUS,
                        null,
                        List.of(version),
                        new Endpoint(InetAddress.getLoopbackAddress(), port, null),
                        OriginPki.HOST,
                        OriginPki.HOST,
                        "/",
                        Duration.ofSeconds(10)));
                assertThat(visit.label(), is("HTTP 200"));
            }
        }
    }
}
