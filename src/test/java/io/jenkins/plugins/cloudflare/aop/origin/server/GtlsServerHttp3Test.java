package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits of ngtcp2's server with GnuTLS. Where it asks for a certificate it wants one, of whatever issuer. */
class GtlsServerHttp3Test {
    private static final String PROGRAM = "/usr/sbin/gtlsserver";

    /** GnuTLS wants more in the file of a key on a curve than the JDK writes. */
    private static final OriginPki PKI = OriginPki.rsa();

    @TempDir
    static Path directory;

    @BeforeAll
    static void prepare() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, PKI);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "--verify-client, true",
        "--validate-addr --verify-client, true",
        "--groups=-GROUP-ALL:+GROUP-X25519, false",
        "--groups=-GROUP-ALL:+GROUP-SECP256R1, false",
        // Offered, but without a share: it comes by HelloRetryRequest.
        "--groups=-GROUP-ALL:+GROUP-SECP384R1, false",
        "--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+AES-128-GCM, false",
        "--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+AES-256-GCM --verify-client, true",
        "--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+CHACHA20-POLY1305 --verify-client, true",
        "--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+CHACHA20-POLY1305 --groups=-GROUP-ALL:+GROUP-SECP384R1,"
                + " false",
        "--preferred-versions=v2draft --other-versions=v2draft, false",
    })
    void anybodyWithACertificateIsServed(String options, boolean asks) throws Exception {
        int port = Http3Run.freePorts(1).get(0);
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-q", "--htdocs=pages"));
        command.addAll(Arrays.stream(options.split(" "))
                .filter(option -> !option.isEmpty())
                .toList());
        command.addAll(List.of("127.0.0.1", Integer.toString(port), "server.key", "server.pem"));
        try (RealServer server = Http3Run.start(directory, List.of(port), command.toArray(String[]::new))) {
            String nobody = asks ? "alert certificate_required after the handshake" : "HTTP 200";
            assertThat(Http3Run.fates(port, PKI), is(List.of(nobody, "HTTP 200", "HTTP 200")));
            Visit visit = Http3Run.visit(port, PKI.everybody().get(2));
            assertThat(visit.asked().inHandshake(), is(asks));
            assertThat(visit.certificateSent(), is(asks));
            assertThat(visit.answer().server(), is("nghttp3/ngtcp2 server"));
        }
    }
}
