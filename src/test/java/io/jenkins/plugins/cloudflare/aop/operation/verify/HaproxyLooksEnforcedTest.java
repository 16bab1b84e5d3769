package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HAProxy that looks enforced, one process for all configurations. */
class HaproxyLooksEnforcedTest extends LooksEnforced {
    private static final String SECRET =
            "http-request return status 200 content-type text/plain string \"secret\\n\"\n";
    private static final String VERIFIED = "ca-file ours.crt verify required";

    private List<Integer> ports;

    @Override
    String program() {
        return "/usr/sbin/haproxy";
    }

    @Override
    RealServer start() throws Exception {
        ports = RealServer.freePorts(9);
        Files.writeString(
                directory.resolve("partner.crt"),
                TestPki.named("O=Partner,CN=Partner CA").pem());
        Files.writeString(
                directory.resolve("two-sites"),
                "other.pem [ca-file partner.crt verify required] %s\nboth.pem [%s] %s\n"
                        .formatted(OTHER, VERIFIED, HOST));
        Files.writeString(
                directory.resolve("one-open"), "both.pem [%s] %s\nother.pem %s\n".formatted(VERIFIED, HOST, OTHER));
        String all = """
                global
                log stdout format raw local0 emerg
                defaults
                mode http
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                """
                + frontend(0, "crt srv.pem ca-file ours.crt verify required ca-ignore-err all", SECRET)
                + frontend(1, "crt srv.pem ca-file ours.crt verify required ca-ignore-err 10,19", SECRET)
                + frontend(
                        2,
                        "crt srv.pem ca-file ours.crt verify optional ca-ignore-err all crt-ignore-err all",
                        """
                        http-request deny unless { ssl_c_used }
                        http-request deny unless { ssl_c_verify 0 }
                        """ + SECRET)
                + frontend(3, "crt-list two-sites", """
                        http-request return status 200 content-type text/plain string "other\\n" unless { hdr(host),host_only -i %s }
                        """.formatted(HOST) + SECRET)
                + frontend(4, "crt-list one-open strict-sni", SECRET)
                + frontend(5, "crt-list one-open strict-sni", limited(46) + SECRET)
                + frontend(6, "crt-list one-open strict-sni", limited(50) + SECRET)
                + frontend(7, "crt srv.pem ca-file ours.crt verify optional", """
                        http-request set-header X-SSL-Client-Verify SUCCESS if { ssl_c_used } { ssl_c_verify 0 }
                        default_backend application
                        """)
                + """
                backend application
                server a 127.0.0.1:%1$d
                frontend behind
                bind 127.0.0.1:%1$d
                http-request deny unless { req.hdr(X-SSL-Client-Verify) -m str SUCCESS }
                """.formatted(ports.get(8)) + SECRET;
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), all);
        return RealServer.start(directory, ports, program(), "-db", "-f", file.toString());
    }

    private String frontend(int number, String bind, String rules) {
        return "frontend f%d\nbind 127.0.0.1:%d ssl %s\n%s".formatted(number, ports.get(number), bind, rules);
    }

    /** Whoever connects too often is hung up on. */
    private static String limited(int rate) {
        return """
                stick-table type ip size 1k expire 6s store conn_rate(6s)
                tcp-request connection track-sc0 src
                tcp-request connection reject if { sc0_conn_rate gt %d }
                """.formatted(rate);
    }

    private Found judged(int number, Object... more) throws Exception {
        return verified(ports.get(number), DetourRun.closedPort(), more);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void errorsAboveTheLeafAreIgnored(int number) throws Exception {
        Found found = judged(number);
        assertThat(found.failure(), found.brief(), is("ANY_CERTIFICATE"));
        assertThat(found.failure(), containsString("a forged certificate with its forged CA is served"));
        assertThat(found.failure(), containsString("ca-ignore-err"));
    }

    /** What is let through in TLS is refused in HTTP, by a check that covers the whole chain. */
    @Test
    void ignoredErrorsThatAreCheckedForPass() throws Exception {
        assertThat(judged(2).brief(), is("ENFORCED, passes"));
    }

    /** A client of the other CA names the other site in SNI and this one in Host. */
    @Test
    void anotherSiteAcceptsAnotherCa() throws Exception {
        Found found = judged(3);
        assertThat(found.failure(), found.brief(), is("ENFORCED OTHER_ISSUERS"));
        assertThat(found.sentence("OTHER_ISSUERS"), containsString("no SNI"));
        assertThat(found.sentence("OTHER_ISSUERS"), containsString("Partner CA"));
    }

    /** The other site's issuer is no finding when it is allowed. */
    @Test
    void anotherCaThatIsAllowedPasses() throws Exception {
        assertThat(judged(3, "allowedIssuers", "CN=Partner CA,O=Partner").brief(), is("ENFORCED, passes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void theOtherNameIsOpenAndConnectionsAreLimited(int number) throws Exception {
        Found found = judged(number);
        assertThat(found.failure(), found.verdict(), is("ENFORCED"));
        assertThat(found.passed(), is(false));
        assertThat(found.sentence("OTHER_NAME"), containsString("SNI " + OTHER));
    }

    @Test
    void aHeaderOpensTheApplicationBehind() throws Exception {
        Found found = judged(7);
        assertThat(found.failure(), found.brief(), is("ENFORCED SPOOFED_HEADER"));
        assertThat(
                found.sentence("SPOOFED_HEADER"),
                startsWith("SPOOFED_HEADER: a visitor without a certificate is served"));
        assertThat(found.sentence("SPOOFED_HEADER"), containsString("X-SSL-Client-Verify: SUCCESS"));
    }
}
