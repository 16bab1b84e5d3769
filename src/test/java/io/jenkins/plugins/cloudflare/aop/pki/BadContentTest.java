package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that are no certificate with its key: each has a sentence of its own. */
class BadContentTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final ClientCertificate CLIENT = ROOT.client("pulls.example.com");
    private static final String KEY = Pem.pkcs8(CLIENT.privateKey());

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "\0\0\0\0\0"})
    void empty(String text) {
        assertThat(ofClient(text), containsString("is empty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an API token perhaps",
                "0",
                "00000000",
                "-----BEGIN CERTIFICATE",
                "PuTTY-User-Key-File-3: ecdsa",
                "\ufeff{\"json\": true}"
            })
    void noPem(String text) {
        assertThat(ofClient(text), containsString("neither a PEM block"));
    }

    @Test
    void aSigningRequest() {
        String request = Pem.block("CERTIFICATE REQUEST", new byte[] {48, 0});
        assertThat(ofClient(request), containsString("certificate signing request (CSR)"));
        assertThat(ofClient(request.replace("CERTIFICATE REQ", "NEW CERTIFICATE REQ")), containsString("(CSR)"));
        assertThat("the key does not hide it", ofClient(KEY + request), containsString("(CSR)"));
    }

    @Test
    void aPublicKey() {
        assertThat(ofClient(Pem.of(CLIENT.leaf().getPublicKey())), containsString("a public key"));
    }

    @Test
    void onlyCertificates() {
        assertThat(ofClient(Pem.of(CLIENT.leaf())), containsString("a certificate but no private key"));
        assertThat(ofClient(Pem.of(CLIENT.chain())), containsString("2 certificates but no private key"));
    }

    @Test
    void onlyAKey() {
        assertThat(ofClient(KEY), containsString("a private key but no certificate"));
    }

    @Test
    void otherBlocksOnly() {
        assertThat(ofClient(Pem.block("DH PARAMETERS", new byte[] {48, 0})), containsString("DH PARAMETERS"));
        assertThat(ofClient(Pem.block("PKCS7", new byte[] {48, 0})), containsString("-print_certs"));
    }

    @Test
    void anOpenSshKey() {
        String key = Pem.block("OPENSSH PRIVATE KEY", "openssh-key-v1".getBytes(StandardCharsets.US_ASCII));
        assertThat(ofClient(key), containsString("ssh-keygen -p -m PKCS8"));
        assertThat(ofClient(key + Pem.of(CLIENT.leaf())), containsString("ssh-keygen -p -m PKCS8"));
    }

    @Test
    void severalKeys() {
        String other = Pem.pkcs8(ROOT.privateKey());
        assertThat(ofClient(Pem.of(CLIENT) + other), containsString("holds 2 private keys"));
        assertThat(ofClient(KEY + other + KEY), containsString("holds 3 private keys"));
    }

    @Test
    void aKeyOfAKindThatTlsClientsDoNotUse() throws Exception {
        var dsa = java.security.KeyPairGenerator.getInstance("DSA");
        dsa.initialize(1024);
        String key = Pem.pkcs8(dsa.generateKeyPair().getPrivate());
        assertThat(
                ofClient(Pem.of(CLIENT.leaf()) + key), containsString("of a kind that client certificates do not use"));
        String old = Pem.block("DSA PRIVATE KEY", new byte[] {48, 0});
        assertThat(
                ofClient(Pem.of(CLIENT.leaf()) + old), containsString("of a kind that client certificates do not use"));
    }

    @Test
    void cutOff() {
        String pem = Pem.of(CLIENT);
        assertThat(ofClient(pem.substring(0, pem.length() - 60)), containsString("PRIVATE KEY block in line"));
        String leaf = Pem.of(CLIENT.leaf());
        String half = leaf.substring(0, leaf.length() / 2);
        assertThat(ofClient("# a line\n" + half), containsString("CERTIFICATE block in line 2"));
        assertThat(ofClient(half + "\n" + KEY), containsString("do not pair"));
        assertThat(ofClient(leaf.substring(leaf.length() / 2) + KEY), containsString("do not pair"));
        assertThat(ofClient(leaf.replace("END CERTIFICATE", "END PRIVATE KEY") + KEY), containsString("do not pair"));
    }

    @Test
    void notBase64() {
        String leaf = Pem.of(CLIENT.leaf());
        assertThat(ofClient(leaf.replaceFirst("MII", "M!I") + KEY), containsString("not valid base64"));
        assertThat(ofClient(leaf.replaceFirst("MII", "M\u00e4I") + KEY), containsString("not valid base64"));
        assertThat(ofClient(leaf.replace("\n", "\\n") + KEY), containsString("not valid base64"));
        assertThat(
                ofClient("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n" + KEY),
                containsString("has nothing between BEGIN and END"));
    }

    @Test
    void base64OfSomethingElse() {
        byte[] noise = "no structure of a certificate".getBytes(StandardCharsets.US_ASCII);
        assertThat(
                ofClient(Pem.block("CERTIFICATE", noise) + KEY), containsString("a certificate that cannot be read"));
        for (String label :
                new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"}) {
            String message = ofClient(file(Pem.of(CLIENT.leaf()) + Pem.block(label, noise), "a password"));
            assertThat(message, containsString("private key that cannot be read"));
        }
    }

    @Test
    void messagesDoNotQuoteTheContent() {
        String secret = KEY.lines().skip(1).findFirst().orElseThrow().substring(0, 20);
        assertThat(ofClient(KEY.substring(0, KEY.length() / 2)), not(containsString(secret)));
        assertThat(ofClient(KEY.replaceFirst("MI", "M!")), not(containsString(secret)));
    }

    @Test
    void binaryFiles() throws Exception {
        assertThat(
                ofClient(file(CLIENT.leaf().getEncoded(), null)), containsString("in binary form (DER) but not its"));
        assertThat(
                ofClient(file(CLIENT.privateKey().getEncoded(), null)),
                containsString("a private key in binary form (DER)"));
        assertThat(
                ofClient(file(Pem.inner(TestKeys.rsa("bad").getPrivate()), null)),
                containsString("a private key in binary form (DER)"));
        assertThat(
                ofClient(file(CLIENT.leaf().getPublicKey().getEncoded(), null)),
                containsString("neither PKCS#12 nor a certificate"));
        assertThat(ofClient(file(new byte[] {48, -126, 1}, null)), containsString("neither"));
        assertThat(ofClient(file(new byte[] {48, -128, 6, 9, 42}, null)), containsString("PKCS#7"));
        assertThat(ofClient(file(new byte[] {-2, -19, -2, -19, 0, 0}, null)), containsString("keytool"));
    }
}
