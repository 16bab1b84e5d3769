package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that are meant to keep a reader busy: refused in time that grows with their size and no faster. */
@Timeout(60)
class HugeContentTest {
    private static final ClientCertificate CLIENT = TestPki.ca("root").client("pulls.example.com");
    private static final String KEY = Pem.pkcs8(CLIENT.privateKey());

    @Test
    void noise() {
        byte[] noise = new byte[10 << 20];
        new Random(1).nextBytes(noise);
        assertThat(ofClient(file(noise, "a password")), containsString("10485760 bytes, more than"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: b\n", "-----BEGIN A-----\n", "a", "-----", "\n", "A-", "-----BEGIN CERTIFICATE-----a:\n"})
    void aMebibyteOfAnything(String pattern) {
        String filled = pattern.repeat((1 << 20) / pattern.length() - 100);
        ofClient(filled);
        ofClient("-----BEGIN CERTIFICATE-----\n" + filled + "\n-----END CERTIFICATE-----\n" + KEY);
    }

    @Test
    void deepNesting() {
        byte[] header = {0x30, (byte) 0x83, 0x08, 0, 0};
        byte[] nested = new byte[(1 << 19) + header.length];
        for (int i = 0; i < nested.length; i++) {
            nested[i] = (byte) (i % 2 == header.length % 2 ? 0x30 : 0x80);
        }
        deepNesting(Arrays.copyOfRange(nested, header.length, nested.length));
        // The same inside a sequence of definite length.
        System.arraycopy(header, 0, nested, 0, header.length);
        deepNesting(nested);
    }

    private static void deepNesting(byte[] nested) {
        String leaf = Pem.of(CLIENT.leaf());
        for (String label :
                new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"}) {
            ofClient(file(leaf + Pem.block(label, nested), "a password"));
        }
        ofClient(Pem.block("CERTIFICATE", nested) + KEY);
        ofClient(file(nested, "a password"));
    }
}
