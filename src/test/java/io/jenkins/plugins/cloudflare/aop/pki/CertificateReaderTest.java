package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.NAME;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateReaderTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final TestPki INTERMEDIATE = ROOT.intermediate("intermediate");
    private static final ClientCertificate CLIENT = INTERMEDIATE.client("pulls.example.com");
    private static final KeyPair RSA = TestKeys.rsa("reader");
    private static final ClientCertificate RSA_CLIENT = ROOT.client("rsa.example.com", RSA);

    private static ClientCertificate read(String text) throws PkiException {
        return CertificateReader.clientCertificate(file(text));
    }

    private static void isClient(ClientCertificate read) {
        assertThat(read.chain(), is(CLIENT.chain()));
        assertThat(read.privateKey().getEncoded(), is(CLIENT.privateKey().getEncoded()));
    }

    @Test
    void takesTheLeafByItsKeyInWhateverOrder() throws Exception {
        String key = Pem.pkcs8(CLIENT.privateKey());
        String leaf = Pem.of(CLIENT.leaf());
        isClient(read(leaf + INTERMEDIATE.pem() + ROOT.pem() + key));
        isClient(read(key + ROOT.pem() + INTERMEDIATE.pem() + leaf));
        isClient(read(ROOT.pem() + leaf + key + INTERMEDIATE.pem()));
    }

    @Test
    void takesTheSameCertificateTwiceForOne() throws Exception {
        isClient(read(Pem.of(CLIENT) + Pem.of(CLIENT.leaf()) + ROOT.pem()));
    }

    @Test
    void keepsTheChainAsFarAsItWasGiven() throws Exception {
        assertThat(read(Pem.of(CLIENT.leaf()) + Pem.pkcs8(CLIENT.privateKey())).chain(), contains(CLIENT.leaf()));
        assertThat(
                read(Pem.of(CLIENT.leaf()) + INTERMEDIATE.pem() + Pem.pkcs8(CLIENT.privateKey()))
                        .chain(),
                contains(CLIENT.leaf(), INTERMEDIATE.certificate()));
    }

    @Test
    void readsASelfSignedLeaf() throws Exception {
        KeyPair pair = TestKeys.p256("self-signed");
        var leaf = TestCertificate.of("CN=self.example.com", pair).leaf().selfSigned(pair);
        assertThat(read(Pem.of(leaf) + Pem.pkcs8(pair.getPrivate())).chain(), contains(leaf));
    }

    @Test
    void readsPkcs1() throws Exception {
        ClientCertificate read = read(Pem.of(RSA_CLIENT.leaf()) + Pem.pkcs1(RSA.getPrivate()));
        assertThat(read.leaf(), is(RSA_CLIENT.leaf()));
        assertThat(read.privateKeyPem(), is(Pem.pkcs8(RSA.getPrivate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void readsEveryUsualCurve(String curve) throws Exception {
        KeyPair pair = TestKeys.pair("reader", new AsymmetricAlgorithm("EC", 0, curve));
        isPair(ROOT.client("ec.example.com", pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448"})
    void readsEdwardsCurves(String family) throws Exception {
        isPair(ROOT.client("ed.example.com", TestKeys.pair("reader", new AsymmetricAlgorithm(family, 0, ""))));
    }

    @Test
    void readsPssKeys() throws Exception {
        isPair(ROOT.client(
                "pss.example.com", TestKeys.pair("reader", new AsymmetricAlgorithm("RSASSA-PSS", 2048, ""))));
    }

    private static void isPair(ClientCertificate written) throws PkiException {
        assertThat(read(Pem.of(written)).leaf(), is(written.leaf()));
    }

    @Test
    void toleratesWhatEditorsAndToolsAddToPem() throws Exception {
        String pem = Pem.of(CLIENT);
        isClient(read(pem.replace("\n", "\r\n")));
        isClient(read(pem.replace("\n", "\r")));
        isClient(read("\ufeff" + pem));
        isClient(read(pem.replace("\n", "  \t\n") + "\n\n  "));
        isClient(
                read("0: any text\n" + pem.replace("-----BEGIN", "Bag Attributes\n    localKeyID: 01 02\n-----BEGIN")));
        isClient(read(pem.replace("\n", " ")));
        isClient(read(pem.stripTrailing()));
        isClient(read(pem.indent(4)));
        isClient(CertificateReader.clientCertificate(file(pem.getBytes(StandardCharsets.UTF_16), null)));
    }

    @Test
    void skipsBlocksThatDoNotMatter() throws Exception {
        String parameters = Pem.block("EC PARAMETERS", new byte[] {6, 8, 42, -122, 72, -50, 61, 3, 1, 7});
        String request = Pem.block("CERTIFICATE REQUEST", new byte[] {48, 0});
        isClient(read(parameters + Pem.of(CLIENT) + parameters + request));
    }

    @Test
    void ignoresAPasswordThatIsNotNeeded() throws Exception {
        isClient(CertificateReader.clientCertificate(file(Pem.of(CLIENT), "unused")));
    }

    @Test
    void leavesTheContentAsItWas() throws Exception {
        StoredFile file = file(Pem.of(CLIENT));
        byte[] before = file.content().clone();
        CertificateReader.clientCertificate(file);
        assertThat(file.content(), is(before));
        isClient(CertificateReader.clientCertificate(file));
    }

    @Test
    void readsAnIssuerWithItsChain() throws Exception {
        PrivateCa issuer =
                CertificateReader.issuer(file(Pem.pkcs8(INTERMEDIATE.privateKey()) + Pem.of(INTERMEDIATE.chain())));
        assertThat(issuer.chain(), is(INTERMEDIATE.chain()));
        assertThat(issuer.certificate(), is(INTERMEDIATE.certificate()));
        assertThat(issuer.toString(), is(NAME));
    }

    @Test
    void readsAnchorsFromPemAndDer() throws Exception {
        assertThat(
                CertificateReader.anchors(file(ROOT.pem() + INTERMEDIATE.pem() + ROOT.pem())),
                contains(ROOT.certificate(), INTERMEDIATE.certificate()));
        assertThat(
                CertificateReader.anchors(file(ROOT.certificate().getEncoded(), null)), contains(ROOT.certificate()));
        assertThat(CertificateReader.anchors(file(ROOT.pemWithKey())), is(List.of(ROOT.certificate())));
    }
}
