package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.NAME;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Certificates and keys that can be read but do not go together, or not in this place. */
class BelongingTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final TestPki OTHER = TestPki.ca("other");
    private static final ClientCertificate CLIENT = ROOT.client("pulls.example.com");

    @Test
    void aCaCertificateIsNoClientCertificate() {
        assertThat(
                ofClient(ROOT.pemWithKey()),
                allOf(
                        containsString("CA certificate (CA:TRUE)"),
                        containsString("1412"),
                        containsString("issuerCredentialsId")));
        assertThat(ofClient(ROOT.intermediate("below").pemWithKey()), containsString("1412"));
    }

    @Test
    void aLeafIsNoIssuer() {
        String message = Refusal.of(() -> CertificateReader.issuer(file(Pem.of(CLIENT))));
        assertThat(message, allOf(containsString(NAME), containsString("a leaf certificate (not CA:TRUE)")));
    }

    @Test
    void anIssuerMayOnlyLackKeyCertSignWhenItHasNoKeyUsage() throws Exception {
        KeyPair pair = TestKeys.p256("issuer");
        X509Certificate silent =
                TestCertificate.of("CN=silent", pair).authority().selfSigned(pair);
        String key = Pem.pkcs8(pair.getPrivate());
        assertThat(CertificateReader.issuer(file(Pem.of(silent) + key)).certificate(), is(silent));
        X509Certificate wrong = TestCertificate.of("CN=wrong", pair)
                .authority()
                .keyUsage(KeyUsage.digitalSignature)
                .selfSigned(pair);
        String message = Refusal.of(() -> CertificateReader.issuer(file(Pem.of(wrong) + key)));
        assertThat(message, containsString("keyUsage lacks keyCertSign"));
    }

    @Test
    void anIssuerNeedsAKeyThatSigns() {
        KeyPair pair = TestKeys.pair("issuer", new AsymmetricAlgorithm("RSASSA-PSS", 2048, ""));
        X509Certificate certificate =
                TestCertificate.of("CN=pss", pair).authority().signedBy(ROOT.certificate(), ROOT.privateKey());
        String message =
                Refusal.of(() -> CertificateReader.issuer(file(Pem.of(certificate) + Pem.pkcs8(pair.getPrivate()))));
        assertThat(message, containsString("cannot sign"));
    }

    @Test
    void theKeyOfAnotherCertificate() {
        String other = Pem.pkcs8(OTHER.privateKey());
        assertThat(
                ofClient(Pem.of(CLIENT.leaf()) + other),
                containsString("does not belong to its certificate (subject CN=pulls.example.com)"));
        assertThat(
                ofClient(Pem.of(CLIENT.chain()) + other),
                containsString("does not belong to any of its 2 certificates"));
        assertThat(
                "a key of another kind",
                ofClient(Pem.of(CLIENT.leaf()) + Pem.pkcs8(TestKeys.rsa("other").getPrivate())),
                containsString("does not belong"));
        ClientCertificate rsa = ROOT.client("rsa", TestKeys.rsa("one"));
        assertThat(
                "another key of the same kind",
                ofClient(Pem.of(rsa.leaf()) + Pem.pkcs8(TestKeys.rsa("two").getPrivate())),
                containsString("does not belong"));
    }

    @Test
    void certificatesThatAreNotInTheChain() {
        assertThat(
                ofClient(Pem.of(CLIENT) + OTHER.pem()),
                allOf(containsString("not in the chain"), containsString("subject CN=other")));
        assertThat(
                "another leaf of the same CA",
                ofClient(Pem.of(CLIENT)
                        + Pem.of(ROOT.client("second.example.com").leaf())),
                containsString("CN=second.example.com"));
    }

    @Test
    void aCaOfTheSameNameWithAnotherKeyIsNotInTheChain() {
        TestPki namesake = TestPki.ca("root");
        assertThat(
                ofClient(Pem.of(CLIENT.leaf()) + namesake.pem() + Pem.pkcs8(CLIENT.privateKey())),
                containsString("not in the chain"));
    }

    @Test
    void severalCertificatesForOneKey() {
        KeyPair pair = TestKeys.p256("renewed");
        String old = Pem.of(ROOT.client("pulls.example.com", pair).leaf());
        assertThat(
                ofClient(old + Pem.of(ROOT.client("pulls.example.com", pair))),
                containsString("2 different certificates for its private key (subject CN=pulls.example.com)"));
    }

    @Test
    void aCrossSignedCaBelongsToTheChain() throws Exception {
        KeyPair pair = TestKeys.p256("cross");
        TestPki own = TestPki.ca("cross", pair);
        X509Certificate cross =
                TestCertificate.of("CN=cross", pair).authority().signedBy(OTHER.certificate(), OTHER.privateKey());
        ClientCertificate client = own.client("pulls.example.com");
        ClientCertificate read =
                CertificateReader.clientCertificate(file(OTHER.pem() + Pem.of(client) + Pem.of(cross)));
        assertThat(read.chain(), contains(client.leaf(), own.certificate(), cross, OTHER.certificate()));
    }

    @Test
    void aTrustStoreIsNoChain() {
        StringBuilder many = new StringBuilder(Pem.of(CLIENT));
        for (int i = 0; i < 40; i++) {
            many.append(TestPki.ca("ca " + i).pem());
        }
        assertThat(ofClient(many.toString()), containsString("holds 42 certificates"));
    }

    @Test
    void subjectsInMessagesAreOneShortLine() {
        KeyPair pair = TestKeys.p256("strange");
        X509Certificate strange = TestCertificate.of("CN=" + "x".repeat(300) + "\\0D\\0Aforged log line", pair)
                .leaf()
                .selfSigned(pair);
        String message = ofClient(Pem.of(strange) + Pem.pkcs8(OTHER.privateKey()));
        assertThat(message, containsString("xxx..."));
    }

    @Test
    void anchorsNeedACertificate() {
        assertThat(Refusal.of(() -> CertificateReader.anchors(file("noise"))), containsString("neither a PEM block"));
        assertThat(
                Refusal.of(() -> CertificateReader.anchors(file(Pem.pkcs8(ROOT.privateKey())))),
                containsString("but no certificate"));
    }
}
