package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forged from certificates that are not as this plugin would make them. */
class ForgedFromUnusualCertificatesTest {
    private static final TestPki ROOT = TestPki.ca("root");

    @Test
    void imitatesASelfSignedCertificate() throws Exception {
        KeyPair pair = TestKeys.p256("configured");
        X509Certificate configured = TestCertificate.of("CN=own", pair).leaf().selfSigned(pair);
        for (ClientCertificate forged : List.of(
                ForgedCertificates.sameNames(configured, TestKeys.RANDOM),
                ForgedCertificates.selfSigned(configured, TestKeys.RANDOM))) {
            assertThat(forged.leaf().getIssuerX500Principal(), is(configured.getSubjectX500Principal()));
            assertThat(CertificateChain.issued(configured, forged.leaf()), is(false));
        }
    }

    @Test
    void imitatesACertificateWithoutSubject() throws Exception {
        X509Certificate configured = ROOT.issuer()
                .issue("a".repeat(60) + ".example.com", Duration.ofDays(90), Instant.now(), TestKeys.RANDOM)
                .leaf();
        X509Certificate forged =
                ForgedCertificates.sameNames(configured, TestKeys.RANDOM).leaf();
        assertThat(forged.getSubjectX500Principal().getName(), is(""));
        ForgedCertificatesTest.sameExtensions(forged, configured, Set.of("2.5.29.14", "2.5.29.35"));
        X509Certificate second =
                ForgedCertificates.selfSigned(configured, TestKeys.RANDOM).leaf();
        second.verify(second.getPublicKey());
        assertThat(Identifiers.names(second), is(Identifiers.names(configured)));
    }

    @Test
    void aKindThatCannotSignIsReplacedByRsa() throws Exception {
        KeyPair pss = TestKeys.pair("configured", new AsymmetricAlgorithm("RSASSA-PSS", 2048, ""));
        X509Certificate configured = ForgedCertificatesTest.configured(pss, ROOT);
        X509Certificate forged =
                ForgedCertificates.selfSigned(configured, TestKeys.RANDOM).leaf();
        assertThat(AsymmetricAlgorithm.of(forged.getPublicKey()), is(AsymmetricAlgorithm.rsa(2048)));
    }
}
