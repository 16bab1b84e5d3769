package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real HAProxy that enforces on one port, and lets some in on others: what its rules for Host do not match. */
class OtherPortTest {
    private static final String PROGRAM = "/usr/sbin/haproxy";
    private static final String REQUIRED = "ssl crt both.pem verify required ca-file ca.pem";
    private static final String ADDRESS = "{ hdr(host) -m reg ^[0-9] }";
    private static final String USUAL = "{ hdr(host) -m beg -i www.example.test }";

    @TempDir
    static Path directory;

    private static RealServer server;
    private static final Map<String, Integer> PORTS = new LinkedHashMap<>();

    /** After a bar, what the bind line has; then the rules, each with a page of its own at the end. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        // Refuses in HTTP, so that other names get that far, too.
        all.put("front", "ssl crt both.pem verify optional ca-file ca.pem|http-request deny unless { ssl_c_used }\n");
        all.put("tls: everybody", "ssl crt both.pem|");
        all.put(
                "tls: another site",
                "ssl crt both.pem|http-request return status 200 content-type text/plain string no\n");
        all.put("tls: enforced", REQUIRED + "|");
        all.put(
                "tls: Host without its port",
                "ssl crt both.pem|http-request deny unless { hdr(host) www.example.test }\n");
        all.put(
                "tls: Host with its port",
                "ssl crt both.pem|http-request deny unless { hdr(host) -m beg www.example.test: }\n");
        all.put("tls: nobody's name", "ssl crt both.pem|http-request deny if %s || %s\n".formatted(ADDRESS, USUAL));
        all.put("tls: the address", "ssl crt both.pem|http-request deny unless %s\n".formatted(ADDRESS));
        all.put("tls: without SNI", "ssl crt both.pem|http-request deny if { ssl_fc_has_sni }\n");
        all.put(
                "tls: nobody's name without SNI",
                "ssl crt both.pem|http-request deny if { ssl_fc_has_sni } || %s || %s\n".formatted(ADDRESS, USUAL));
        all.put("tls: any certificate", REQUIRED + " ca-ignore-err all crt-ignore-err all|");
        all.put("tls: HTTP/2 alone", "ssl crt both.pem alpn h2|http-request deny unless { ssl_fc_alpn h2 }\n");
        all.put(
                "tls: nobody's name under another one",
                "ssl crt-list names|http-request return status 421 if %s !{ ssl_fc_sni www.example.test }\n"
                        .formatted(USUAL));
        all.put("plain: everybody", "|");
        all.put("plain: redirect", "|http-request redirect scheme https code 301\n");
        all.put("plain: nobody's name", "|http-request deny if %s || %s\n".formatted(ADDRESS, USUAL));
        all.put("plain: Host without its port", "|http-request deny unless { hdr(host) www.example.test }\n");
        all.put("plain: as https", "|http-request redirect scheme https unless { hdr(x-forwarded-proto) https }\n");
        all.put("port 80: a final dot", "|http-request redirect scheme https unless { hdr(host) www.example.test. }\n");
        all.put("port 80: Host with its port", "|http-request deny unless { hdr(host) -m beg www.example.test: }\n");
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
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        StringBuilder servers = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(PORTS.size());
            PORTS.put(name, port);
            String[] parts = lines.split("\\|", 2);
            servers.append("frontend f%d\nbind 127.0.0.1:%d %s\n%s".formatted(port, port, parts[0], parts[1]))
                    .append("http-request return status 200 content-type text/plain string origin\n");
        });
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                defaults
                mode http
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                %s
                """.formatted(servers));
        server = RealServer.start(directory, ports, PROGRAM, "-db", "-f", file.toString());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Map<Detour, String> beside(DetourPorts ports) throws Exception {
        return DetourRun.around(
                ProofRun.target(PORTS.get("front")), ports, EnumSet.of(Detour.OTHER_PORT, Detour.PLAIN_HTTP));
    }

    private static DetourPorts other(String configuration) throws Exception {
        List<Integer> port = List.of(PORTS.get(configuration));
        boolean tls = configuration.startsWith("tls");
        return new DetourPorts(DetourRun.closedPort(), tls ? port : List.of(), tls ? List.of() : port);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            tls: everybody, ""
            tls: Host without its port, " with Host www.example.test"
            tls: Host with its port, ""
            tls: nobody's name, " with Host cloudflare-aop-probe.invalid"
            tls: the address, " with Host 127.0.0.1"
            tls: without SNI, " without SNI"
            tls: nobody's name without SNI, " without SNI, with Host cloudflare-aop-probe.invalid"
            tls: any certificate, ""
            tls: HTTP/2 alone, " over HTTP/2"
            tls: nobody's name under another one, " under SNI open.example.test, with Host cloudflare-aop-probe.invalid"
            plain: everybody, ""
            plain: nobody's name, " and Host cloudflare-aop-probe.invalid"
            plain: Host without its port, " and Host www.example.test"
            plain: as https, " and headers that say that it was https"
            """)
    void theSiteOnAnotherPortIsFound(String configuration, String how) throws Exception {
        Map<Detour, String> found = beside(other(configuration));
        assertThat(found.toString(), found.keySet(), is(Set.of(Detour.OTHER_PORT)));
        String sentence = found.get(Detour.OTHER_PORT);
        assertThat(sentence, containsString("on port " + PORTS.get(configuration) + how));
    }

    @ParameterizedTest
    @CsvSource({"tls: another site", "tls: enforced", "plain: redirect"})
    void whatIsNotTheSiteIsNoneOfItsBusiness(String configuration) throws Exception {
        assertThat(beside(other(configuration)), is(Map.of()));
    }

    @Test
    void theSentenceSaysWhoseCertificateIsTaken() throws Exception {
        String sentence = beside(other("tls: any certificate")).get(Detour.OTHER_PORT);
        assertThat(sentence, startsWith("OTHER_PORT: a visitor with a forged"));
    }

    @Test
    void otherSpellingsOfHostAreTriedOnThePortOfPlainHttp() throws Exception {
        for (String configuration : List.of("port 80: a final dot", "port 80: Host with its port")) {
            int port = PORTS.get(configuration);
            Map<Detour, String> found = beside(DetourRun.ports(port));
            assertThat(found.toString(), found.keySet(), is(Set.of(Detour.PLAIN_HTTP)));
            assertThat(found.get(Detour.PLAIN_HTTP), containsString("on port " + port + " and Host www.example.test"));
        }
    }
}
