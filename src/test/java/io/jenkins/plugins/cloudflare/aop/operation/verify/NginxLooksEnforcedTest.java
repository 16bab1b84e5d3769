package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** nginx that looks enforced, one process for all configurations. */
class NginxLooksEnforcedTest extends LooksEnforced {
    private static final String ORIGIN_CA =
            "C=US,O=CloudFlare\\, Inc.,OU=CloudFlare Origin SSL Certificate Authority,L=San Francisco,ST=California";
    private static final TestPki SHARED = TestPki.named(ORIGIN_CA);
    private static final String SECRET = "location / { return 200 \"secret\\n\"; } }\n";
    private static final String APP = "server_name " + HOST + "; ";

    private List<Integer> ports;

    @Override
    String program() {
        return "/usr/sbin/nginx";
    }

    @Override
    RealServer start() throws Exception {
        ports = RealServer.freePorts(8);
        Files.writeString(directory.resolve("originca.crt"), SHARED.pem());
        credential("shared", SHARED.client("CloudFlare Origin Certificate"));
        String servers = tls(0, APP + "ssl_verify_client on; ssl_client_certificate originca.crt; ")
                + plain(1, "", "if ($http_x_forwarded_proto != https) { return 301 https://$host$request_uri; } ")
                + tls(2, APP + "ssl_verify_client on; ")
                + tls(3, "server_name _; ssl_certificate other.crt; ssl_certificate_key other.key; ")
                + tls(3, APP + "ssl_verify_client on; ")
                + plain(4, "http2", "")
                + tls(5, APP + "ssl_verify_client on; ")
                + plain(6, "", "return 301 https://" + HOST + "$request_uri; ")
                + tls(7, "server_name _; ssl_verify_client on; ");
        Path file = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                worker_processes 1;
                error_log error.log;
                events {}
                http {
                access_log off;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                ssl_protocols TLSv1.2 TLSv1.3;
                ssl_certificate srv.crt; ssl_certificate_key srv.key; ssl_client_certificate ours.crt;
                %s}
                """.formatted(servers));
        return RealServer.start(
                directory, ports, program(), "-p", directory.toString(), "-e", "error.log", "-c", file.toString());
    }

    private String tls(int number, String lines) {
        return "server { listen 127.0.0.1:" + ports.get(number) + " ssl; " + lines + SECRET;
    }

    private String plain(int number, String protocol, String lines) {
        return "server { listen 127.0.0.1:" + ports.get(number) + " " + protocol + "; " + APP + lines + SECRET;
    }

    private Found judged(int number, Object... more) throws Exception {
        return verified(ports.get(number), DetourRun.closedPort(), more);
    }

    /** The CA that issued the configured certificate issues to anybody, and the origin trusts it. */
    @Test
    void theIssuerIssuesToAnybody() throws Exception {
        Found found = judged(0, "certificateCredentialsId", "shared");
        assertThat(found.failure(), found.brief(), is("ENFORCED PUBLIC_ISSUER"));
        assertThat(found.sentence("PUBLIC_ISSUER"), containsString("which issues to every customer of Cloudflare"));
    }

    @Test
    void whoSaysThatItIsMeantPasses() throws Exception {
        Found found = judged(0, "certificateCredentialsId", "shared", "allowedIssuers", ORIGIN_CA);
        assertThat(found.failure(), found.brief(), is("ENFORCED, passes"));
    }

    /** Plain HTTP redirects, unless the visitor says that a proxy in front had TLS. */
    @Test
    void aHeaderTakesThePlaceOfTls() throws Exception {
        Found found = verified(ports.get(2), ports.get(1));
        assertThat(found.failure(), found.brief(), is("ENFORCED PLAIN_HTTP"));
        assertThat(found.sentence("PLAIN_HTTP"), containsString("headers that say that it was https"));
    }

    /** The catch-all server serves the same application to whoever asks for the bare address. */
    @Test
    void theBareAddressServesTheSite() throws Exception {
        Found found = judged(3);
        assertThat(found.failure(), found.brief(), is("ENFORCED OTHER_NAME"));
        assertThat(found.sentence("OTHER_NAME"), containsString("with no SNI"));
    }

    /** HTTP/2 without TLS and nothing else. */
    @Test
    void plainHttpTwoServesTheSite() throws Exception {
        Found found = verified(ports.get(5), ports.get(4));
        assertThat(found.failure(), found.brief(), is("ENFORCED PLAIN_HTTP"));
        assertThat(found.sentence("PLAIN_HTTP"), containsString("plain HTTP/2"));
    }

    @Test
    void aGoodOneThatRedirectsPasses() throws Exception {
        Found found = verified(ports.get(7), ports.get(6));
        assertThat(found.failure(), found.brief(), is("ENFORCED, passes"));
    }
}
