package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file on its way: it is read or refused, and never ends in anything else. */
class DamagedContentTest {
    private static final int ROUNDS = 1000;
    private static final ClientCertificate CLIENT =
            TestPki.ca("root").client("pulls.example.com", TestKeys.rsa("damaged"));

    /** Mutates and reads; the seed makes a failure repeatable. */
    private static int refusals(byte[] original, String password, Mutation mutation) {
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StoredFile file = Refusal.file(mutation.of(original.clone(), random), password);
            try {
                X509Certificate leaf = useful(CertificateReader.clientCertificate(file));
                ForgedCertificates.sameNames(leaf, TestKeys.RANDOM);
                ForgedCertificates.selfSigned(leaf, TestKeys.RANDOM);
            } catch (PkiException e) {
                Refusal.checked(e.getMessage());
                refused++;
            }
            try {
                CertificateReader.issuer(file);
            } catch (PkiException e) {
                Refusal.checked(e.getMessage());
            }
        }
        return refused;
    }

    private static X509Certificate useful(ClientCertificate certificate) throws PkiException {
        CertificateGate.check(Refusal.NAME, certificate, Instant.now());
        return certificate.leaf();
    }

    private interface Mutation {
        byte[] of(byte[] content, Random random);
    }

    private static byte[] changeBytes(byte[] content, Random random) {
        for (int n = random.nextInt(4); n >= 0; n--) {
            content[random.nextInt(content.length)] = (byte) random.nextInt();
        }
        return content;
    }

    private static byte[] cut(byte[] content, Random random) {
        int from = random.nextInt(content.length);
        return java.util.Arrays.copyOfRange(
                content, random.nextBoolean() ? 0 : from, from + random.nextInt(content.length - from));
    }

    @Test
    void pem() {
        byte[] pem = Pem.of(CLIENT).getBytes(StandardCharsets.US_ASCII);
        assertThat(refusals(pem, null, DamagedContentTest::changeBytes), greaterThan(0));
        assertThat(refusals(pem, null, DamagedContentTest::cut), greaterThan(0));
    }

    @Test
    void derInsideThePem() {
        byte[] key = CLIENT.privateKey().getEncoded();
        assertThat(refusals(key, null, (der, random) -> pem(CLIENT.leaf(), changeBytes(der, random))), greaterThan(0));
        assertThat(refusals(key, null, (der, random) -> pem(CLIENT.leaf(), cut(der, random))), greaterThan(0));
    }

    private static byte[] pem(X509Certificate leaf, byte[] key) {
        return (Pem.of(leaf) + "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void certificate() throws Exception {
        String key = Pem.pkcs8(CLIENT.privateKey());
        assertThat(
                refusals(
                        CLIENT.leaf().getEncoded(),
                        null,
                        (der, random) -> (Pem.block("CERTIFICATE", changeBytes(der, random)) + key)
                                .getBytes(StandardCharsets.US_ASCII)),
                greaterThan(0));
    }

    @Test
    void pkcs12() throws Exception {
        // Few iterations, so that thousands of files are opened in seconds.
        System.setProperty("keystore.pkcs12.keyPbeIterationCount", "100");
        System.setProperty("keystore.pkcs12.certPbeIterationCount", "100");
        System.setProperty("keystore.pkcs12.macIterationCount", "100");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "client",
                    CLIENT.privateKey(),
                    "password".toCharArray(),
                    CLIENT.chain().toArray(new X509Certificate[0]));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, "password".toCharArray());
            assertThat(
                    refusals(out.toByteArray(), "password", DamagedContentTest::changeBytes), greaterThan(ROUNDS / 2));
            assertThat(refusals(out.toByteArray(), "password", DamagedContentTest::cut), greaterThan(ROUNDS / 2));
        } finally {
            System.clearProperty("keystore.pkcs12.keyPbeIterationCount");
            System.clearProperty("keystore.pkcs12.certPbeIterationCount");
            System.clearProperty("keystore.pkcs12.macIterationCount");
        }
    }
}
