package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways around real nginx configurations, one process for all of them. */
class NginxDetoursTest {
    private static final String PROGRAM = "/usr/sbin/nginx";
    private static final String ON = "ssl_client_certificate ca.pem;\nssl_verify_client on;\n";
    private static final String OPTIONAL = "ssl_client_certificate ca.pem;\nssl_verify_client optional;\n";

    @TempDir
    static Path directory;

    private static RealServer server;
    private static final Map<String, Target> TARGETS = new HashMap<>();
    private static int plainPort;
    private static int redirectPort;
    private static int leadingPort;

    /** Server blocks beside port and certificate, separated by bars. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("on", "server_name _;\n" + ON);
        all.put("on, session cache", "server_name _;\nssl_session_cache shared:a:1m;\n" + ON);
        all.put("on, two CAs", "server_name _;\nssl_client_certificate two.pem;\nssl_verify_client on;\n");
        all.put(
                "on, trusted but not named",
                "server_name _;\nssl_trusted_certificate ca.pem;\nssl_client_certificate other.pem;\n"
                        + "ssl_verify_client on;\n");
        all.put("default_server off, the name on", "server_name _;\n|server_name www.example.test;\n" + ON);
        all.put(
                "default_server optional, the name optional and 403 unless verified",
                "server_name _;\n" + OPTIONAL
                        + "|server_name www.example.test;\nif ($ssl_client_verify != SUCCESS) { return 403; }\n"
                        + OPTIONAL);
        all.put("403 unless verified, for one name in SNI", "server_name _;\n" + OPTIONAL + """
                set $who $ssl_server_name:$ssl_client_verify;
                if ($who ~ "^www.example.test:(NONE|FAILED)") { return 403; }
                """);
        // $http_host is the header, $host the name that counts (RFC 9112, section 3.2.2).
        all.put("403 unless verified, for one name in the Host header", "server_name _;\n" + OPTIONAL + """
                set $who $http_host:$ssl_client_verify;
                if ($who ~ "^www.example.test[^A-Z]*(NONE|FAILED)") { return 403; }
                location / { if ($host != www.example.test) { return 404; } }
                """);
        all.put("on, 200 for plain HTTP on the same port", "server_name _;\nerror_page 497 =200 /index.html;\n" + ON);
        all.put(
                "on, redirect for plain HTTP on the same port",
                "server_name _;\nerror_page 497 https://$host$uri;\n" + ON);
        all.put(
                "default_server off with a page of its own, the name on",
                "server_name _;\nlocation / { return 200 \"another site\"; }\n|server_name www.example.test;\n" + ON);
        all.put(
                "optional, 403 unless verified, but for /api/",
                "server_name _;\n" + OPTIONAL
                        + "location / { if ($ssl_client_verify != SUCCESS) { return 403; } }\n"
                        + "location /api/ { return 200 \"origin\"; }\n");
        all.put(
                "optional, 403 unless verified, but for acme-challenge",
                "server_name _;\n" + OPTIONAL
                        + "location / { if ($ssl_client_verify != SUCCESS) { return 403; } }\n"
                        + "location /.well-known/acme-challenge/ { return 200 \"token\"; }\n");
        all.put(
                "optional, 403 unless verified or so it is said in a header",
                "server_name _;\n" + OPTIONAL
                        + "set $said $ssl_client_verify$http_x_client_verify;\nif ($said !~ SUCCESS) { return 403; }\n");
        all.put(
                "optional, 403 unless verified, for request lines that begin with a path",
                "server_name _;\n" + OPTIONAL
                        + "set $who $ssl_client_verify:$request;\nif ($who ~ \"^(NONE|FAILED).*:[A-Z]+ /\") { return 403; }\n");
        all.put("on, 401 for the configured certificate", "server_name _;\nif ($uri) { return 401; }\n" + ON);
        all.put(
                "optional_no_ca, 403 unless verified or expired",
                "server_name _;\nssl_verify_client optional_no_ca;\nssl_client_certificate ca.pem;\n"
                        + "if ($ssl_client_verify !~ \"^(SUCCESS|FAILED:certificate has expired)$\") { return 403; }\n");
        all.put(
                "optional_no_ca, 403 unless verified",
                "server_name _;\nssl_verify_client optional_no_ca;\nssl_client_certificate ca.pem;\n"
                        + "if ($ssl_client_verify != SUCCESS) { return 403; }\n");
        return all;
    }

    @BeforeAll
    static void start() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size() + 3);
        StringBuilder servers = new StringBuilder();
        configurations.forEach((name, blocks) -> {
            int port = ports.get(TARGETS.size());
            TARGETS.put(name, ProofRun.target(port));
            for (String block : blocks.split("\\|(?=server_name)")) {
                servers.append("server {\nlisten 127.0.0.1:%d ssl;\n".formatted(port))
                        .append("ssl_certificate server.pem;\nssl_certificate_key server.key;\nroot pages;\n")
                        .append(block)
                        .append("}\n");
            }
        });
        plainPort = ports.get(configurations.size());
        redirectPort = ports.get(configurations.size() + 1);
        leadingPort = ports.get(configurations.size() + 2);
        int open = TARGETS.get("default_server off, the name on").port();
        Path file = Files.writeString(
                directory.resolve("nginx.conf"), """
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
                server { listen 127.0.0.1:%d; root pages; }
                server { listen 127.0.0.1:%d; return 301 https://$host$request_uri; }
                server { listen 127.0.0.1:%d; return 301 https://shop.example.org:%d$request_uri; }
                %s
                }
                """.formatted(plainPort, redirectPort, leadingPort, open, servers));
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

    static Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of("nginx, ways around");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isCaught(String configuration, String expected) throws Exception {
        Map<Detour, String> found = DetourRun.around(TARGETS.get(configuration), DetourRun.closedPort());
        assertThat(found.toString(), DetourRun.names(found), is(expected));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertThat(DocumentedVerdicts.configurations("nginx, ways around"), is(TARGETS.keySet()));
    }

    @Test
    void aPlainPortIsCaughtAndARedirectToHttpsIsNone() throws Exception {
        assertThat(DetourRun.around(TARGETS.get("on"), plainPort).keySet(), is(Set.of(Detour.PLAIN_HTTP)));
        assertThat(DetourRun.around(TARGETS.get("on"), redirectPort).keySet(), is(Set.of()));
    }

    /** The name is none of the step's and none of the certificate's; the site is at this address all the same. */
    @Test
    void aRedirectToANameUnderWhichTheSiteIsOpenIsCaught() throws Exception {
        String sentence = DetourRun.around(TARGETS.get("on"), leadingPort).get(Detour.PLAIN_HTTP);
        assertThat(sentence, containsString("by its redirect to https://shop.example.org:"));
    }

    @Test
    void theOtherIssuerIsNamed() throws Exception {
        String sentence =
                DetourRun.around(TARGETS.get("on, two CAs"), redirectPort).get(Detour.OTHER_ISSUERS);
        assertThat(sentence, containsString("CN=Other CA,O=Test"));
        assertThat(sentence, !sentence.contains("Our CA"), is(true));
    }
}
