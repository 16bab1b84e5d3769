package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits of ngtcp2's server with GnuTLS. Where it asks for a certificate it wants one, of whatever issuer. */
class GtlsServerHttp3Test {
    private static final String PROGRAM = "/usr/sbin/gtlsserver";
    private static final String ASKING = "--verify-client";

    /** GnuTLS wants more in the file of a key on a curve than the JDK writes. */
    private static final OriginPki PKI = OriginPki.rsa();

    @TempDir
    static Path directory;

    private static String group(String only) {
        return "--groups=-GROUP-ALL:+GROUP-" + only;
    }

    private static String cipher(String only) {
        return "--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+" + only;
    }

    private static Map<String, List<String>> configurations() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("none", List.of());
        all.put("none, X25519 only", List.of(group("X25519")));
        all.put("none, P-256 only", List.of(group("SECP256R1")));
        all.put("none, P-384 only", List.of(group("SECP384R1")));
        all.put("none, AES-128 only", List.of(cipher("AES-128-GCM")));
        all.put("require any", List.of(ASKING));
        all.put("require any, Retry", List.of(ASKING, "--validate-addr"));
        all.put("require any, AES-256 only", List.of(ASKING, cipher("AES-256-GCM")));
        all.put("require any, ChaCha20 only", List.of(ASKING, cipher("CHACHA20-POLY1305")));
        // Offered, but without a share: it comes by HelloRetryRequest.
        all.put("require any, AES-256 and P-384 only", List.of(ASKING, cipher("AES-256-GCM"), group("SECP384R1")));
        return all;
    }

    @Test
    void everyConfigurationIsReadAsTheTableSays() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, PKI);
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> configuration : configurations().entrySet()) {
            int port = Http3Run.freePorts(1).get(0);
            List<String> command = new ArrayList<>(List.of(PROGRAM, "-q", "--htdocs=pages"));
            command.addAll(configuration.getValue());
            command.addAll(List.of("127.0.0.1", Integer.toString(port), "server.key", "server.pem"));
            try (RealServer server = Http3Run.start(directory, List.of(port), command.toArray(String[]::new))) {
                assertVisits(
                        configuration.getKey(), port, configuration.getValue().contains(ASKING));
                outcomes.put(configuration.getKey(), Http3Run.outcome(port, PKI));
            }
        }
        assertThat(outcomes, is(DocumentedVerdicts.table("ngtcp2 with GnuTLS, HTTP/3")));
    }

    private static void assertVisits(String configuration, int port, boolean asks) throws Exception {
        String nobody = asks ? "alert certificate_required after the handshake" : "HTTP 200";
        assertThat(configuration, Http3Run.fates(port, PKI), is(List.of(nobody, "HTTP 200", "HTTP 200")));
        Visit visit = Http3Run.visit(port, PKI.configured());
        assertThat(configuration, visit.asked().inHandshake(), is(asks));
        assertThat(configuration, visit.certificateSent(), is(asks));
        assertThat(configuration, visit.answer().server(), is("nghttp3/ngtcp2 server"));
    }
}
