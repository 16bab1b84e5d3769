package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredKeyStore;
import java.io.Serializable;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ClientCertificateTest {
    private static final ClientCertificate CLIENT = TestPki.ca("root").client("pulls.example.com");

    @Test
    void writesPemThatOthersRead() throws Exception {
        assertThat(CLIENT.leafPem(), is(Pem.of(CLIENT.leaf())));
        assertThat(CLIENT.privateKeyPem(), is(Pem.pkcs8(CLIENT.privateKey())));
        ClientCertificate again =
                CertificateReader.clientCertificate(Refusal.file(CLIENT.leafPem() + CLIENT.privateKeyPem()));
        assertThat(again.leaf(), is(CLIENT.leaf()));
    }

    @Test
    void isKnownByTheDigestOfItsEncoding() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(CLIENT.leaf().getEncoded());
        assertThat(CLIENT.sha256(), is(HexFormat.of().formatHex(digest)));
        assertThat(Fingerprint.sha256(CLIENT.leaf()), is(CLIENT.sha256()));
    }

    @Test
    void neverShowsItsKey() {
        assertThat(CLIENT, not(instanceOf(Serializable.class)));
        assertThat(CLIENT.toString(), is("CN=pulls.example.com (SHA-256 " + CLIENT.sha256() + ")"));
    }

    @Test
    void chainsCannotBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> CLIENT.chain().clear());
    }

    @Test
    void contentsShowTheirNameOnly() throws Exception {
        char[] password = "secret".toCharArray();
        assertThat(new StoredFile("credential 'x'", new byte[] {1}, password).toString(), is("credential 'x'"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        assertThat(new StoredKeyStore("credential 'x'", store, password).toString(), is("credential 'x'"));
    }

    @Test
    void whatIsReadOnTheWayShowsNoSecret() {
        KeyAndCertificates material = new KeyAndCertificates(CLIENT.privateKey(), CLIENT.chain());
        assertThat(material.toString(), is("2 certificates and a private key"));
        PemBlock block = new PemBlock("PRIVATE KEY", java.util.Map.of("DEK-Info", "x"), new byte[] {42});
        assertThat(block.toString(), is("PRIVATE KEY"));
        CertificateSigner signatory = CertificateSigner.of(CLIENT.leaf(), CLIENT.privateKey());
        assertThat(signatory.toString(), containsString("CN=pulls.example.com"));
        block.wipe();
        assertThat(block.der(), is(new byte[1]));
    }
}
