package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HAProxy before TLS: who comes alone by one way meets an open back end, who comes among others one that enforces. */
class HaproxyBalancerTest {
    private static final String PROGRAM = "/usr/sbin/haproxy";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!{ req.ssl_sni -m found }",
                "{ req.ssl_sni -m end .invalid }",
                "{ req.ssl_alpn -m sub h2 }",
                "!{ req.ssl_alpn -m found }",
                "{ req.ssl_ver 3.1 }",
            })
    void whoComesAloneIsSeen(String way) throws Exception {
        Map<Detour, String> found = around("use_backend open if " + way + " { fe_conn le 1 }", "");
        // The last of many with a forged certificate may have come alone as well, and is named first then.
        assertThat(found.toString(), String.join(" ", found.values()), containsString("is served (HTTP 200)"));
    }

    @Test
    void oneThatAlwaysEnforcesHasNoWayAround() throws Exception {
        assertThat(around("", ""), is(Map.of()));
    }

    /** That a request belongs to another connection is believed among many, and whoever comes alone may hear otherwise. */
    @Test
    void whoIsSentElsewhereAmongManyIsSeen() throws Exception {
        Map<Detour, String> found = around(
                "use_backend open if { req.ssl_sni -m end .invalid }",
                "http-request return status 421 if { fe_conn(balancer) gt 1 }");
        assertThat(found.toString(), found.get(Detour.OTHER_NAME), containsString("is served (HTTP 200)"));
    }

    /** A redirect to TLS among many, and the site for whoever comes alone. */
    @Test
    void whoComesAloneWithoutTlsIsSeen() throws Exception {
        Map<Detour, String> found = around("", "", "http-request redirect scheme https if { fe_conn(balancer) ge 1 }");
        assertThat(found.toString(), found.get(Detour.PLAIN_HTTP), containsString("is served (HTTP 200)"));
    }

    /** The same on the port of TLS, where many are told to speak TLS. */
    @Test
    void whoComesAloneWithoutTlsToThePortOfTlsIsSeen() throws Exception {
        Map<Detour, String> found = around("use_backend plain if !{ req.ssl_hello_type 1 }", "", """
                http-request redirect scheme https if { fe_conn(balancer) eq 0 }
                http-request return status 400 content-type text/plain string \
                "The plain HTTP request was sent to HTTPS port" if { fe_conn(balancer) gt 1 }
                """);
        assertThat(found.toString(), found.get(Detour.PLAIN_HTTP), containsString("is served (HTTP 200)"));
    }

    private Map<Detour, String> around(String rule, String denial) throws Exception {
        return around(rule, denial, "http-request redirect scheme https");
    }

    private Map<Detour, String> around(String rule, String denial, String plain) throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        List<Integer> ports = RealServer.freePorts(4);
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                ssl-default-bind-options ssl-min-ver TLSv1.2
                defaults
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                frontend balancer
                mode tcp
                bind 127.0.0.1:%1$d
                tcp-request inspect-delay 200ms
                tcp-request content accept if { req_ssl_hello_type 1 }
                %4$s
                default_backend enforcing
                backend open
                mode tcp
                server a 127.0.0.1:%2$d
                backend enforcing
                mode tcp
                server b 127.0.0.1:%3$d
                backend plain
                mode tcp
                server c 127.0.0.1:%6$d
                frontend without
                mode http
                bind 127.0.0.1:%2$d ssl crt both.pem alpn h2,http/1.1 ssl-min-ver TLSv1.0 ciphers ALL:@SECLEVEL=0
                %5$s
                http-request return status 200 content-type text/plain string origin
                frontend with
                mode http
                bind 127.0.0.1:%3$d ssl crt both.pem verify required ca-file ca.pem alpn h2,http/1.1
                http-request return status 200 content-type text/plain string origin
                frontend untold
                mode http
                bind 127.0.0.1:%6$d
                %7$s
                http-request return status 200 content-type text/plain string origin
                """.formatted(
                        ports.get(0), ports.get(1), ports.get(2), rule, denial, ports.get(3), plain));
        try (RealServer server = RealServer.start(directory, ports, PROGRAM, "-db", "-f", file.toString())) {
            return DetourRun.around(ProofRun.target(ports.get(0)), ports.get(3));
        }
    }
}
