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

/** Impostors of certificates that are not as this plugin would make them. */
class ImpostorsOfUnusualCertificatesTest {
    private static final TestPki ROOT = TestPki.ca("root");

    @Test
    void imitatesASelfSignedCertificate() throws Exception {
        KeyPair pair = TestKeys.p256("ours");
        X509Certificate ours = TestCertificate.of("CN=own", pair).leaf().selfSigned(pair);
        for (ClientCertificate impostor :
                List.of(Impostors.sameNames(ours, TestKeys.RANDOM), Impostors.selfSigned(ours, TestKeys.RANDOM))) {
            assertThat(impostor.leaf().getIssuerX500Principal(), is(ours.getSubjectX500Principal()));
            assertThat(CertificateChain.issued(ours, impostor.leaf()), is(false));
        }
    }

    @Test
    void imitatesACertificateWithoutSubject() throws Exception {
        X509Certificate ours = ROOT.issuer()
                .issue("a".repeat(60) + ".example.com", Duration.ofDays(90), Instant.now(), TestKeys.RANDOM)
                .leaf();
        X509Certificate impostor = Impostors.sameNames(ours, TestKeys.RANDOM).leaf();
        assertThat(impostor.getSubjectX500Principal().getName(), is(""));
        ImpostorsTest.sameExtensions(impostor, ours, Set.of("2.5.29.14", "2.5.29.35"));
        X509Certificate second = Impostors.selfSigned(ours, TestKeys.RANDOM).leaf();
        second.verify(second.getPublicKey());
        assertThat(Identifiers.names(second), is(Identifiers.names(ours)));
    }

    @Test
    void aKindThatCannotSignIsReplacedByRsa() throws Exception {
        KeyPair pss = TestKeys.pair("ours", new AsymmetricAlgorithm("RSASSA-PSS", 2048, ""));
        X509Certificate ours = ImpostorsTest.ours(pss, ROOT);
        X509Certificate impostor = Impostors.selfSigned(ours, TestKeys.RANDOM).leaf();
        assertThat(AsymmetricAlgorithm.of(impostor.getPublicKey()), is(AsymmetricAlgorithm.rsa(2048)));
    }
}
