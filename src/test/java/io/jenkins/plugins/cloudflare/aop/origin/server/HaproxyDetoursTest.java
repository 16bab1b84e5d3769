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
import java.util.EnumSet;
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

/** Ways around real HAProxy configurations, one process for all of them. */
class HaproxyDetoursTest {
    private static final String PROGRAM = "/usr/sbin/haproxy";
    private static final String REQUIRED = "crt both.pem verify required ca-file ca.pem";
    private static final String OPTIONAL = "crt both.pem verify optional ca-file ca.pem";
    private static final String FORGIVING = " ca-ignore-err all crt-ignore-err all";
    private static final String SAME_NAME = """
            http-request deny deny_status 421 if { hdr(host) -m beg -i www.example.test } !{ ssl_fc_sni www.example.test }
            """;

    @TempDir
    static Path directory;

    private static RealServer server;
    private static final Map<String, Target> TARGETS = new HashMap<>();
    private static int plainPort;
    private static int redirectPort;
    private static int strayPort;

    /** What stands on the bind line, and after a bar what follows it. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("required for every name", REQUIRED + "|");
        all.put("required for every name, h2 beside it", REQUIRED + " alpn h2,http/1.1|");
        all.put("crt-list, one name verified", "crt-list names|");
        all.put("crt-list, one name verified, Host must be SNI", "crt-list names|" + SAME_NAME);
        all.put(
                "crt-list, one name verified, TLS 1.2, Host must be SNI",
                "crt-list names ssl-max-ver TLSv1.2|" + SAME_NAME);
        all.put("crt-list, every name verified", "crt-list verified|");
        all.put(
                "denied for one spelling of Host",
                OPTIONAL
                        + "|http-request deny if { hdr(host) -m reg ^www[.]example[.]test(:[0-9]+)?$ } !{ ssl_c_used }\n");
        all.put(
                "denied for one name in SNI",
                OPTIONAL + "|http-request deny if { ssl_fc_sni -i www.example.test } !{ ssl_c_used }\n");
        all.put(
                "denied unless h2",
                OPTIONAL + " alpn h2,http/1.1|http-request deny if !{ ssl_fc_alpn h2 } !{ ssl_c_used }\n");
        all.put(
                "denied unless a header says verified",
                OPTIONAL + "|http-request deny unless { ssl_c_used } || { req.hdr(X-SSL-Client-Verify) SUCCESS }\n");
        all.put(
                "denied unless a header has the client's name",
                OPTIONAL + "|http-request deny unless { ssl_c_used } || { req.hdr(X-SSL-Client-CN) -m found }\n");
        all.put(
                "denied unless a header has the client's certificate",
                OPTIONAL + "|http-request deny unless { ssl_c_used } || { req.hdr(SSL-Client-Cert) -m sub BEGIN }\n");
        all.put(
                "denied unless a header has who logged in",
                OPTIONAL + "|http-request deny unless { ssl_c_used } || { req.hdr(X-Forwarded-User) -m found }\n");
        all.put("denied unless Cloudflare's headers say verified", OPTIONAL + """
                |http-request deny if !{ ssl_c_used } !{ hdr(Cf-Cert-Presented) true }
                http-request deny if !{ ssl_c_used } !{ hdr(Cf-Cert-Verified) true }
                http-request deny if !{ ssl_c_used } !{ hdr(Cf-Cert-Revoked) false }
                """);
        all.put(
                "denied without a certificate and without Cloudflare Access",
                OPTIONAL + "|http-request deny unless { ssl_c_used } || { hdr(Cf-Access-Jwt-Assertion) -m found }\n");
        all.put("denied at the first request of a connection", OPTIONAL + """
                |http-request set-var(sess.later) bool(true) if { var(sess.first) -m found }
                http-request set-var(sess.first) bool(true)
                http-request return status 403 if !{ ssl_c_used } !{ var(sess.later) -m found }
                """);
        all.put("denied at the first request of an HTTP/2 connection", OPTIONAL + """
                 alpn h2,http/1.1|http-request set-var(sess.later) bool(true) if { var(sess.first) -m found }
                http-request set-var(sess.first) bool(true)
                http-request return status 403 if !{ ssl_c_used } !{ var(sess.later) -m found }
                http-request return status 403 if !{ ssl_c_used } !{ fc_http_major 2 }
                """);
        all.put("denied for one Host at the first request of a connection", OPTIONAL + """
                |http-request set-var(sess.host) req.hdr(host) if !{ var(sess.host) -m found }
                http-request return status 421 if !{ hdr(host) -m beg www.example.test } !{ ssl_c_used }
                http-request return status 403 if { var(sess.host) -m beg www.example.test } !{ ssl_c_used }
                """);
        all.put(
                "denied for the usual methods",
                OPTIONAL + "|http-request deny if { method GET HEAD POST PUT PATCH DELETE OPTIONS } !{ ssl_c_used }\n");
        all.put("crt-list, one name verified, Host must be SNI in the first request", """
                crt-list names|http-request set-var(sess.host) req.hdr(host) if !{ var(sess.host) -m found }
                http-request return status 421 if { var(sess.host) -m beg www.example.test } !{ ssl_fc_sni www.example.test }
                """);
        all.put("crt-list, one name verified, Host must be SNI, X-Forwarded-Host is believed", """
                crt-list names|http-request return status 421 if { hdr(host) -m beg www.example.test } !{ ssl_fc_sni www.example.test }
                http-request return status 404 if !{ hdr(host) -m beg www } !{ hdr(x-forwarded-host) -m beg www.example.test }
                """);
        all.put("denied for one Host, X-Forwarded-Host is believed", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg www } !{ ssl_c_used }
                http-request return status 404 if !{ ssl_c_used } !{ hdr(x-forwarded-host) -m beg www.example.test }
                """);
        all.put("denied for one Host, addresses and none", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request deny if { hdr(host) -m reg ^[0-9] } !{ ssl_c_used }
                http-request deny if !{ hdr(host) -m found } !{ ssl_c_used }
                """);
        all.put(
                "denied but for localhost",
                OPTIONAL + "|http-request deny if !{ hdr(host) -m beg localhost } !{ ssl_c_used }\n");
        all.put("denied but for files of style", OPTIONAL + """
                |http-request deny if !{ path_end .css } !{ ssl_c_used }
                http-request return status 404 if !{ path / }
                """);
        all.put("denied for one Host, the page says the name", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 200 content-type text/plain lf-string "origin of %[req.hdr(host)]"
                """);
        all.put("denied for one Host, the same page for its domain", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 404 if !{ hdr(host) -m sub example.test }
                """);
        all.put("denied for one Host, another site for others", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 200 content-type text/plain string other if !{ hdr(host) -m beg -i www.example.test }
                """);
        all.put("denied for one Host, another name open with the same page", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 404 if !{ hdr(host) -m beg -i www.example.test } !{ hdr(host) -m beg open.example.test }
                """);
        all.put("denied for one Host, another name open with the same redirect", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 404 if !{ hdr(host) -m beg -i www.example.test } !{ hdr(host) -m beg open.example.test }
                http-request redirect location /login code 302
                """);
        all.put("denied for one Host, another name with the same page, but not in SNI", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 404 if !{ hdr(host) -m beg -i www.example.test } !{ hdr(host) -m beg open.example.test }
                http-request deny if { ssl_fc_sni open.example.test } !{ ssl_c_used }
                """);
        all.put("denied with SNI or an address, for one Host", OPTIONAL + """
                |http-request deny if { ssl_fc_has_sni } !{ ssl_c_used }
                http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request deny if { hdr(host) -m reg ^[0-9] } !{ ssl_c_used }
                """);
        all.put("crt-list, another name on TLS 1.2 alone, X-Forwarded-Host is believed", """
                crt-list older|http-request return status 421 if { hdr(host) -m beg www.example.test } !{ ssl_fc_sni www.example.test }
                http-request return status 404 if !{ hdr(host) -m beg www } !{ hdr(x-forwarded-host) -m beg www.example.test }
                """);
        all.put("crt-list, one name on TLS 1.2 alone, another on TLS 1.3 alone", "crt-list apart|");
        all.put("crt-list, one name verified, Host must be SNI, the site for unknown names", """
                crt-list names|http-request return status 421 if { hdr(host) -m beg www.example.test } !{ ssl_fc_sni www.example.test }
                http-request return status 200 content-type text/plain string other if { hdr(host) -m beg open.example.test }
                """);
        all.put("crt-list, one name verified, Host must be SNI, no site for unknown names", """
                crt-list names|http-request return status 421 if { hdr(host) -m beg www.example.test } !{ ssl_fc_sni www.example.test }
                http-request return status 200 content-type text/plain string other if { hdr(host) -m beg open.example.test }
                http-request return status 503 if !{ hdr(host) -m beg www.example.test }
                """);
        all.put("denied for one Host, no back end for others", OPTIONAL + """
                 alpn h2,http/1.1|http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 503 if !{ hdr(host) -m beg -i www.example.test }
                """);
        all.put("denied for one Host, 503 for others without a certificate", OPTIONAL + """
                |http-request deny if { hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                http-request return status 503 if !{ hdr(host) -m beg -i www.example.test } !{ ssl_c_used }
                """);
        all.put("denied for one Host, or one that X-Forwarded-Host says", OPTIONAL + """
                |http-request return status 404 if !{ hdr(host) -m beg www.example.test }
                http-request deny if !{ hdr(x-forwarded-host) -m found } !{ ssl_c_used }
                http-request deny if { hdr(x-forwarded-host) -m beg www.example.test } !{ ssl_c_used }
                """);
        all.put(
                "denied but for one path with a slash",
                OPTIONAL + "|http-request deny if !{ path /app/ } !{ ssl_c_used }\n");
        all.put(
                "denied but for one path in capitals",
                OPTIONAL + "|http-request deny if !{ path /APP } !{ ssl_c_used }\n");
        all.put(
                "denied but for health checks",
                OPTIONAL
                        + "|http-request deny if !{ hdr(User-Agent) -m sub Cloudflare-Healthchecks } !{ ssl_c_used }\n");
        all.put(
                "denied but for WebSockets",
                OPTIONAL + "|http-request deny if !{ hdr(Upgrade) -i websocket } !{ ssl_c_used }\n");
        all.put("denied but for OPTIONS", OPTIONAL + "|http-request deny if !METH_OPTIONS !{ ssl_c_used }\n");
        all.put("denied beyond two connections, and but for one path", OPTIONAL + """
                |stick-table type ip size 1k expire 10s store conn_cur
                tcp-request connection track-sc0 src
                http-request deny if { sc0_conn_cur gt 2 } !{ ssl_c_used }
                http-request deny if !{ path /health } !{ ssl_c_used }
                """);
        all.put("denied where a Host is", OPTIONAL + "|http-request deny if { hdr(host) -m found } !{ ssl_c_used }\n");
        all.put(
                "denied for clients with ALPN",
                OPTIONAL + " alpn h2,http/1.1|http-request deny if { ssl_fc_alpn -m found } !{ ssl_c_used }\n");
        all.put("any certificate under another name", "crt-list asked" + FORGIVING + """
                |http-request deny if !{ ssl_c_used }
                http-request deny if { ssl_fc_sni www.example.test } !{ ssl_c_verify 0 }
                """);
        all.put("any certificate under another name for nobody's Host", "crt-list asked" + FORGIVING + """
                |http-request deny if !{ ssl_c_used }
                http-request return status 421 if { hdr(host) -m beg www.example.test } !{ ssl_fc_sni www.example.test }
                http-request deny if { ssl_fc_sni www.example.test } !{ ssl_c_verify 0 }
                """);
        all.put("any certificate for nobody's Host", REQUIRED + FORGIVING + """
                |http-request deny if { hdr(host) -m beg www.example.test } !{ ssl_c_verify 0 }
                """);
        all.put("any certificate for other paths", REQUIRED + FORGIVING + """
                |http-request deny if { path / } !{ ssl_c_verify 0 }
                """);
        all.put("errors of a certificate, and not its verification", REQUIRED + FORGIVING + """
                |http-request deny if { ssl_c_err gt 0 } || { ssl_c_ca_err gt 0 }
                """);
        all.put("any certificate, verified in HTTP", REQUIRED + FORGIVING + """
                |http-request deny unless { ssl_c_verify 0 }
                """);
        all.put("any certificate over h2", REQUIRED + " alpn h2,http/1.1" + FORGIVING + """
                |http-request deny if !{ ssl_fc_alpn h2 } !{ ssl_c_verify 0 }
                """);
        all.put("required, expiry ignored", REQUIRED + " crt-ignore-err 10|");
        return all;
    }

    @BeforeAll
    static void start() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        Files.writeString(directory.resolve("names"), """
                both.pem [verify required ca-file ca.pem] www.example.test
                both.pem open.example.test
                """);
        Files.writeString(directory.resolve("older"), """
                both.pem [verify required ca-file ca.pem] www.example.test
                both.pem [ssl-max-ver TLSv1.2] open.example.test
                """);
        Files.writeString(directory.resolve("apart"), """
                both.pem [verify required ca-file ca.pem ssl-max-ver TLSv1.2] www.example.test
                both.pem [ssl-min-ver TLSv1.3] open.example.test
                """);
        Files.writeString(directory.resolve("asked"), """
                both.pem [verify required ca-file ca.pem] www.example.test
                both.pem [verify optional ca-file ca.pem] open.example.test
                """);
        Files.writeString(directory.resolve("verified"), """
                both.pem [verify required ca-file ca.pem] www.example.test
                both.pem [verify required ca-file ca.pem] open.example.test
                """);
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size() + 3);
        StringBuilder servers = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(TARGETS.size());
            TARGETS.put(name, ProofRun.target(port));
            String[] parts = lines.split("\\|", 2);
            servers.append("frontend f%d\nbind 127.0.0.1:%d ssl %s\n%s".formatted(port, port, parts[0], parts[1]))
                    .append("http-request return status 200 content-type text/plain string origin\n");
        });
        plainPort = ports.get(configurations.size());
        redirectPort = ports.get(configurations.size() + 1);
        strayPort = ports.get(configurations.size() + 2);
        Path file = Files.writeString(
                directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                ssl-default-bind-options ssl-min-ver TLSv1.2
                defaults
                mode http
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                frontend plain
                bind 127.0.0.1:%d
                http-request return status 200 content-type text/plain string origin
                frontend redirect
                bind 127.0.0.1:%d
                http-request redirect scheme https code 301
                frontend stray
                bind 127.0.0.1:%d
                http-request redirect scheme https code 301 if { hdr(host) -m beg -i www.example.test }
                http-request deny if { hdr(host) -m reg ^[0-9] }
                http-request return status 200 content-type text/plain string origin
                %s
                """.formatted(plainPort, redirectPort, strayPort, servers));
        server = RealServer.start(directory, ports, PROGRAM, "-db", "-f", file.toString());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of("HAProxy, ways around");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isCaught(String configuration, String expected) throws Exception {
        Map<Detour, String> found = DetourRun.around(TARGETS.get(configuration), DetourRun.closedPort());
        assertThat(found.toString(), DetourRun.names(found), is(expected));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertThat(DocumentedVerdicts.configurations("HAProxy, ways around"), is(TARGETS.keySet()));
    }

    @Test
    void plainHttpIsCaughtAndARedirectToHttpsIsNone() throws Exception {
        Target target = TARGETS.get("required for every name");
        assertThat(DetourRun.around(target, plainPort).keySet(), is(Set.of(Detour.PLAIN_HTTP)));
        assertThat(DetourRun.around(target, redirectPort).keySet(), is(Set.of()));
        Map<Detour, String> stray = DetourRun.around(target, strayPort);
        assertThat(stray.keySet(), is(Set.of(Detour.PLAIN_HTTP)));
        assertThat(stray.get(Detour.PLAIN_HTTP), containsString("and Host cloudflare-aop-probe.invalid"));
    }

    @Test
    void aPathHasMoreSpellingsThanTheRoot() throws Exception {
        for (String configuration :
                List.of("denied but for one path with a slash", "denied but for one path in capitals")) {
            Target root = TARGETS.get(configuration);
            Target target = new Target(root.hostname(), root.address(), root.port(), "/app");
            assertThat(DetourRun.names(DetourRun.around(target, DetourRun.closedPort())), is(Detour.OTHER_PATH.name()));
        }
    }

    @Test
    void whatIsSwitchedOffIsNotLookedFor() throws Exception {
        Target target = TARGETS.get("crt-list, one name verified");
        assertThat(
                DetourRun.around(target, plainPort, EnumSet.of(Detour.RESUMPTION))
                        .keySet(),
                is(Set.of(Detour.RESUMPTION)));
        assertThat(
                DetourRun.around(target, plainPort, EnumSet.of(Detour.OTHER_NAME, Detour.PLAIN_HTTP))
                        .keySet(),
                is(Set.of(Detour.OTHER_NAME, Detour.PLAIN_HTTP)));
    }

    @Test
    void theSentenceSaysWhichWayAndWhatToChange() throws Exception {
        Map<Detour, String> found =
                DetourRun.around(TARGETS.get("crt-list, one name verified"), DetourRun.closedPort());
        String otherName = found.get(Detour.OTHER_NAME);
        assertThat(
                otherName,
                otherName.startsWith("OTHER_NAME: a visitor without a certificate is served (HTTP 200) "),
                is(true));
        assertThat(otherName, containsString("SNI open.example.test and Host www.example.test:"));
        assertThat(otherName, containsString("require the certificate for every name on this address"));
        String resumption = found.get(Detour.RESUMPTION);
        assertThat(resumption, containsString("opened under open.example.test and resumed for www.example.test"));
    }

    @Test
    void anotherNameThatIsOpenWithTheSamePageIsToldWithoutAFinding() throws Exception {
        for (String configuration : List.of(
                "denied for one Host, another name open with the same page",
                "crt-list, one name verified, TLS 1.2, Host must be SNI")) {
            Target target = TARGETS.get(configuration);
            assertThat(
                    DetourRun.warnings(target, EnumSet.of(Detour.OTHER_NAME)),
                    is(List.of("OTHER_NAME: " + target.label() + " under open.example.test: the same page is open to a"
                            + " visitor without a certificate; require one there too, unless that is meant.")));
        }
        assertThat(
                DetourRun.warnings(
                        TARGETS.get("denied for one Host, another site for others"), EnumSet.of(Detour.OTHER_NAME)),
                is(List.of()));
    }
}
