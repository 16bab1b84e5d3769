package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/** What an origin is told to trust. */
class CaBundleTest {
    private static final TestPki ROOT = TestPki.ca("Root");
    private static final TestPki BELOW = ROOT.intermediate("Below");
    private static final String NAME = "credential 'client'";

    private static List<X509Certificate> read(CaBundle bundle) throws PkiException {
        byte[] pem = bundle.pem().getBytes(StandardCharsets.US_ASCII);
        return CertificateReader.anchors(new CredentialContent.StoredFile("bundle", pem, null));
    }

    @Test
    void theChainOfACertificateWithoutItsLeaf() throws Exception {
        CaBundle bundle = CaBundle.of(NAME, BELOW.client("www.example.com"));
        assertThat(read(bundle), is(List.of(BELOW.certificate(), ROOT.certificate())));
        assertThat(bundle.subjects(), is(List.of("CN=Below", "CN=Root")));
        assertThat(bundle.depth(), is(2));
        assertThat(bundle.reachesRoot(), is(true));
    }

    @Test
    void theIssuerAndThoseAboveIt() throws Exception {
        CaBundle bundle = CaBundle.of(BELOW.issuer());
        assertThat(read(bundle), is(BELOW.chain()));
        assertThat(bundle.pem(), not(containsString("PRIVATE KEY")));
        assertThat(CaBundle.of(ROOT.issuer()).depth(), is(1));
    }

    @Test
    void aSelfSignedLeafIsItsOwnCa() throws Exception {
        KeyPair key = AsymmetricAlgorithm.P256.generate(TestKeys.RANDOM);
        X509Certificate self = TestCertificate.of("CN=self", key)
                .leaf()
                .purposes(KeyPurposeId.id_kp_clientAuth)
                .selfSigned(key);
        CaBundle bundle = CaBundle.of(NAME, new ClientCertificate(List.of(self), key.getPrivate()));
        assertThat(read(bundle), is(List.of(self)));
        assertThat(bundle.depth(), is(1));
        assertThat(bundle.reachesRoot(), is(true));
    }

    @Test
    void aMissingRootIsNoticed() throws Exception {
        ClientCertificate whole = BELOW.client("www.example.com");
        ClientCertificate rootless = new ClientCertificate(whole.chain().subList(0, 2), whole.privateKey());
        assertThat(CaBundle.of(NAME, rootless).reachesRoot(), is(false));
    }

    @Test
    void aLeafAloneTellsNoCa() {
        ClientCertificate whole = ROOT.client("www.example.com");
        ClientCertificate bare = new ClientCertificate(List.of(whole.leaf()), whole.privateKey());
        PkiException e = assertThrows(PkiException.class, () -> CaBundle.of(NAME, bare));
        assertThat(
                e.getMessage(),
                is(
                        "credential 'client' holds the client certificate without the CA that issued it (CN=Root); store that"
                                + " CA's certificate with it, or name the CA's own credential in issuerCredentialsId"));
    }
}
