package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of real nginx configurations, one process for all of them. */
class NginxTest extends DocumentedServer {
    private static final String PROGRAM = "/usr/sbin/nginx";

    NginxTest() {
        super("nginx", PROGRAM);
    }

    @Override
    RealServer start(Path directory) throws Exception {
        Map<String, String> configurations = NginxConfigurations.all();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        StringBuilder servers = new StringBuilder();
        for (Map.Entry<String, String> entry : configurations.entrySet()) {
            int port = ports.get(targets.size());
            targets.put(entry.getKey(), ProofRun.target(port));
            servers.append("server {\nlisten 127.0.0.1:")
                    .append(port)
                    .append(" ssl;\nssl_certificate server.pem;\nssl_certificate_key server.key;\nroot pages;\n")
                    .append(entry.getValue())
                    .append("}\n");
        }
        Path file = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                error_log error.log;
                worker_processes 1;
                events { worker_connections 256; }
                http {
                access_log off;
                ssl_protocols TLSv1.2 TLSv1.3;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                limit_req_zone $server_port zone=slow:1m rate=1r/s;
                %s
                }
                """.formatted(servers));
        return RealServer.start(
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

    @Override
    void check(String configuration, OriginVerdict found) {
        found.versions().forEach(version -> {
            boolean spoken = !configuration.matches(".*TLS 1.. only")
                    || configuration.contains(version.version().label());
            assertThat(found.toString(), version.spoken(), is(spoken));
        });
    }

    @ParameterizedTest
    @CsvSource({"on", "optional", "'optional, 403 unless verified'", "optional_no_ca"})
    void isReadyToEnforceWhenItAsksAndServesUs(String configuration) {
        assertThat(configuration, verdicts.get(configuration).accepting(), is(true));
    }

    @ParameterizedTest
    @CsvSource({"off", "'optional, wrong CA'", "'on, wrong CA'", "'off, TLS 1.2 only'", "reject handshake"})
    void isNotReadyToEnforceOtherwise(String configuration) {
        assertThat(configuration, verdicts.get(configuration).accepting(), is(false));
    }

    @Test
    void reportsIssuersAndServer() {
        OriginVerdict two = verdicts.get("on, two CAs");
        assertThat(Set.copyOf(two.acceptedIssuers()), is(Set.of("CN=Our CA,O=Test", "CN=Other CA,O=Test")));
        assertThat(two.server(), two.server().startsWith("nginx"), is(true));
    }

    @Test
    void saysThatOursIsRefusedEvenWhenNobodyIsServed() {
        assertThat(
                verdicts.get("optional, wrong CA").reason(),
                containsString("the configured certificate is refused (HTTP 400)"));
    }
}
