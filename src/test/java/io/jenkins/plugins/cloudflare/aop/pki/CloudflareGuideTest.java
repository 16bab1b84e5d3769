package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.NAME;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The certificates of Cloudflare's own guide for per-hostname Authenticated Origin Pulls: a root CA with an AES-256
 * encrypted RSA 4096 key, and a leaf with RSA 4096, 730 days, made CA:FALSE by an extension file.
 */
class CloudflareGuideTest {
    private static final String PASSWORD = "guide-password";

    @TempDir
    static Path directory;

    private static OpenSsl openssl;

    @BeforeAll
    static void followTheGuide() throws Exception {
        openssl = OpenSsl.in(directory)
                .run("genrsa -aes256 -passout pass:" + PASSWORD + " -out rootca.key 4096")
                .run("req -x509 -new -nodes -key rootca.key -passin pass:" + PASSWORD
                        + " -sha256 -days 1826 -out rootca.crt -subj /C=US/O=Example/CN=example.com")
                .run("req -new -nodes -out cert.csr -newkey rsa:4096 -keyout cert.key"
                        + " -subj /C=US/O=Example/CN=pulls.example.com")
                .write("cert.v3.ext", "basicConstraints=CA:FALSE\n")
                .run("x509 -req -in cert.csr -CA rootca.crt -CAkey rootca.key -passin pass:" + PASSWORD
                        + " -CAcreateserial -out cert.crt -days 730 -sha256 -extfile cert.v3.ext");
    }

    @Test
    void theLeafPassesTheGate() throws Exception {
        ClientCertificate client =
                CertificateReader.clientCertificate(file(openssl.text("cert.crt", "cert.key", "rootca.crt")));
        assertThat(client.chain().size(), is(2));
        GateReport report = CertificateGate.check(NAME, client, Instant.now());
        assertThat(report.warnings(), is(empty()));
        assertThat(report.daysLeft(), is(729L));
    }

    @Test
    void theRootIsAnAnchor() throws Exception {
        assertThat(
                CertificateReader.anchors(file(openssl.text("rootca.crt")))
                        .get(0)
                        .getBasicConstraints(),
                is(Integer.MAX_VALUE));
    }

    @Test
    void theRootIssues() throws Exception {
        PrivateCa issuer = CertificateReader.issuer(file(openssl.text("rootca.crt", "rootca.key"), PASSWORD));
        Instant now = Instant.now();
        ClientCertificate issued = issuer.issue("pulls.example.com", Duration.ofDays(90), now, TestKeys.RANDOM);
        assertThat(CertificateGate.check(NAME, issued, now).warnings(), is(empty()));
        openssl.write("issued.pem", issued.leafPem()).run("verify -purpose sslclient -CAfile rootca.crt issued.pem");
        var leaf = CertificateReader.clientCertificate(file(openssl.text("cert.crt", "cert.key")))
                .leaf();
        assertThat(issuer.issued(leaf), is(true));
        ClientCertificate again = issuer.reissueLike(leaf, now, TestKeys.RANDOM);
        assertThat(again.leaf().getSubjectX500Principal(), is(leaf.getSubjectX500Principal()));
        assertThat(AsymmetricAlgorithm.of(again.leaf().getPublicKey()), is(AsymmetricAlgorithm.rsa(4096)));
    }

    @Test
    void theRootIsNoClientCertificate() throws Exception {
        assertThat(ofClient(file(openssl.text("rootca.crt", "rootca.key"), PASSWORD)), containsString("1412"));
    }

    @Test
    void everythingInOneFileHasTwoKeys() throws Exception {
        assertThat(
                ofClient(file(openssl.text("rootca.crt", "rootca.key", "cert.crt", "cert.key"), PASSWORD)),
                containsString("holds 2 private keys"));
    }

    @Test
    void theOpenSslDefaultOfSelfSignedIsACa() throws Exception {
        openssl.run("req -x509 -new -nodes -newkey rsa:2048 -keyout self.key -out self.crt -days 30 -subj /CN=self");
        assertThat(ofClient(openssl.text("self.crt", "self.key")), containsString("CA:TRUE"));
    }
}
