package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.NAME;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredKeyStore;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoreContentTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final ClientCertificate CLIENT =
            ROOT.intermediate("intermediate").client("pulls.example.com");
    private static final String PASSWORD = "correct horse";

    private static KeyStore empty(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private static void add(KeyStore store, String alias, ClientCertificate certificate) throws Exception {
        store.setKeyEntry(
                alias,
                certificate.privateKey(),
                PASSWORD.toCharArray(),
                certificate.chain().toArray(new X509Certificate[0]));
    }

    private static KeyStore withClient(String type) throws Exception {
        KeyStore store = empty(type);
        add(store, "client", CLIENT);
        return store;
    }

    private static StoredKeyStore stored(KeyStore store, String password) {
        return new StoredKeyStore(NAME, store, password.toCharArray());
    }

    private static byte[] bytes(KeyStore store, String password) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void takesTheOneKeyEntry(String type) throws Exception {
        KeyStore store = withClient(type);
        store.setCertificateEntry("trusted", TestPki.ca("unrelated").certificate());
        ClientCertificate read = CertificateReader.clientCertificate(stored(store, PASSWORD));
        assertThat(read.chain(), is(CLIENT.chain()));
        assertThat(read.privateKey(), is(CLIENT.privateKey()));
    }

    @Test
    void aStoreThatWasNeverLoaded() throws Exception {
        assertThat(
                ofClient(stored(KeyStore.getInstance("PKCS12"), PASSWORD)),
                containsString("holds no readable key store"));
        String message = Refusal.of(() -> CertificateReader.anchors(stored(KeyStore.getInstance("PKCS12"), PASSWORD)));
        assertThat(message, containsString("holds no readable key store"));
    }

    @Test
    void severalKeyEntries() throws Exception {
        KeyStore store = withClient("PKCS12");
        add(store, "second", ROOT.client("second.example.com"));
        assertThat(
                ofClient(stored(store, PASSWORD)),
                allOf(containsString("2 private keys"), containsString("'client', 'second'")));
        assertThat(ofClient(file(bytes(store, PASSWORD), PASSWORD)), containsString("'client', 'second'"));
    }

    @Test
    void noKeyEntry() throws Exception {
        assertThat(ofClient(stored(empty("PKCS12"), PASSWORD)), containsString("holds no private key"));
        KeyStore store = empty("PKCS12");
        store.setCertificateEntry("trusted", ROOT.certificate());
        assertThat(ofClient(stored(store, PASSWORD)), containsString("holds no private key"));
    }

    @Test
    void aSecretKeyIsNotAPrivateKey() throws Exception {
        KeyStore store = empty("PKCS12");
        store.setEntry(
                "secret",
                new KeyStore.SecretKeyEntry(new javax.crypto.spec.SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        assertThat(ofClient(stored(store, PASSWORD)), containsString("not a private key"));
    }

    @Test
    void theCredentialsOwnPasswordIsWrong() throws Exception {
        assertThat(
                ofClient(stored(withClient("JKS"), "wrong")),
                allOf(containsString("the password stored in " + NAME), not(containsString("certificatePassword"))));
    }

    @Test
    void aKeyWhoseChainIsThatOfAnother() throws Exception {
        KeyStore store = empty("PKCS12");
        KeyPair other = TestKeys.p256("keystore other");
        add(store, "client", new ClientCertificate(CLIENT.chain(), other.getPrivate()));
        assertThat(ofClient(stored(store, PASSWORD)), containsString("does not belong to any of its 3 certificates"));
    }

    @Test
    void readsPkcs12FromAFile() throws Exception {
        byte[] content = bytes(withClient("PKCS12"), PASSWORD);
        assertThat(CertificateReader.clientCertificate(file(content, PASSWORD)).chain(), is(CLIENT.chain()));
    }

    @Test
    void pkcs12NeedsItsPassword() throws Exception {
        byte[] content = bytes(withClient("PKCS12"), PASSWORD);
        String needed = "store it as Secret text and name that in certificatePasswordCredentialsId";
        assertThat(ofClient(file(content, null)), containsString(needed));
        assertThat(ofClient(file(content, "wrong")), containsString("does not open the PKCS#12 file"));
        assertThat(ofClient(file(content, "")), containsString("does not open the PKCS#12 file"));
        assertThat(ofClient(file(content, "\u00fcnicode")), containsString("characters other than ASCII"));
    }

    @Test
    void damagedPkcs12() throws Exception {
        byte[] content = bytes(withClient("PKCS12"), PASSWORD);
        byte[] half = Arrays.copyOf(content, content.length / 2);
        assertThat(ofClient(file(half, PASSWORD)), containsString("cannot be read as PKCS#12"));
    }

    @Test
    void readsTheAnchorsOfAStore() throws Exception {
        KeyStore store = withClient("PKCS12");
        store.setCertificateEntry("trusted", ROOT.certificate());
        assertThat(
                CertificateReader.anchors(stored(store, PASSWORD)),
                containsInAnyOrder(CLIENT.chain().toArray(new X509Certificate[0])));
        String message = Refusal.of(() -> CertificateReader.anchors(stored(empty("PKCS12"), PASSWORD)));
        assertThat(message, containsString("holds no certificate"));
    }

    @Test
    void readsAnIssuerFromAStore() throws Exception {
        KeyStore store = empty("PKCS12");
        add(store, "ca", new ClientCertificate(ROOT.chain(), ROOT.privateKey()));
        assertThat(CertificateReader.issuer(stored(store, PASSWORD)).chain(), is(ROOT.chain()));
    }
}
