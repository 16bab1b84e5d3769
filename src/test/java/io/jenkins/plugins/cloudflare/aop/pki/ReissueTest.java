package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an issuer makes once the private key of the certificate in use is gone. */
class ReissueTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final PrivateCa ISSUER = ROOT.issuer();
    private static final String HOST = "pulls.example.com";

    @ParameterizedTest
    @CsvSource({"RSA,2048,''", "EC,0,secp256r1", "EC,0,secp384r1", "Ed25519,0,''"})
    void reissuesLikeTheOneInUse(String family, int bits, String curve) throws Exception {
        AsymmetricAlgorithm algorithm = new AsymmetricAlgorithm(family, bits, curve);
        KeyPair pair = TestKeys.pair("in use", algorithm);
        X509Certificate inUse = TestCertificate.of("CN=" + HOST + ",OU=a\\,b,O=Example", pair)
                .names(HOST, "second.example.com", "192.0.2.1")
                .purposes(KeyPurposeId.id_kp_clientAuth)
                .signedBy(ROOT.certificate(), ROOT.privateKey());
        ClientCertificate again = ISSUER.reissueLike(inUse, Instant.now(), TestKeys.RANDOM);
        X509Certificate leaf = again.leaf();
        assertThat(
                leaf.getSubjectX500Principal().getEncoded(),
                is(inUse.getSubjectX500Principal().getEncoded()));
        String names = Extension.subjectAlternativeName.getId();
        assertThat(leaf.getExtensionValue(names), is(inUse.getExtensionValue(names)));
        assertThat(ISSUER.issued(leaf), is(true));
        assertThat(leaf.getPublicKey(), not(is(inUse.getPublicKey())));
        assertThat(AsymmetricAlgorithm.of(leaf.getPublicKey()), is(algorithm));
        assertThat(CertificateGate.check("it", again, Instant.now()).daysLeft(), is(0L));
    }

    @Test
    void reissuesCertificatesWithoutAlternativeName() throws Exception {
        X509Certificate inUse =
                TestCertificate.of("CN=old", TestKeys.p256("old")).signedBy(ROOT.certificate(), ROOT.privateKey());
        X509Certificate leaf =
                ISSUER.reissueLike(inUse, Instant.now(), TestKeys.RANDOM).leaf();
        assertThat(leaf.getSubjectX500Principal().getName(), is("CN=old"));
        assertThat(leaf.getExtensionValue(Extension.extendedKeyUsage.getId()), notNullValue());
    }

    @Test
    void reissuesOnlyWhatItIssued() {
        X509Certificate other = TestPki.ca("other").client(HOST).leaf();
        assertThat(
                Refusal.of(() -> ISSUER.reissueLike(other, Instant.now(), TestKeys.RANDOM)),
                containsString("credential 'test-ca' did not issue the certificate in use (CN=" + HOST + ")"));
    }
}
