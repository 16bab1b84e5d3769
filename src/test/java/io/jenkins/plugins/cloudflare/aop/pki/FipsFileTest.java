package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of the openssl command line may be used where FIPS 140 is to be followed. */
class FipsFileTest {
    /** As many characters as are asked for. */
    private static final String PASSWORD = "14-characters!";

    @TempDir
    static Path directory;

    private static OpenSsl openssl;

    @BeforeAll
    static void makeCertificate() throws Exception {
        openssl = OpenSsl.in(directory)
                .run("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out plain.key")
                .run("req -x509 -new -subj /CN=pulls.example.com -days 30 -key plain.key -out leaf.pem");
    }

    private static String refused(StoredFile file) {
        String sentence = Refusal.of(() -> FipsFile.require(file));
        assertThat(sentence, allOf(containsString("FIPS mode"), containsString(Refusal.NAME)));
        return sentence;
    }

    private static StoredFile encrypted(String command, String password) throws Exception {
        openssl.run(command + " -in plain.key -out encrypted.key -passout pass:" + PASSWORD);
        return file(openssl.text("leaf.pem", "encrypted.key"), password);
    }

    @Test
    void aPlainKeyMayBeUsedAndIsReadAfterwards() throws Exception {
        StoredFile plain = file(openssl.text("leaf.pem", "plain.key"));
        FipsFile.require(plain);
        CertificateReader.issuer(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v2 aes-256-cbc", "-v2 aes-128-cbc -v2prf hmacWithSHA1"})
    void approvedEncryptionMayBeUsed(String options) throws Exception {
        FipsFile.require(encrypted("pkcs8 -topk8 " + options, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8 -topk8 -v2 des3",
                "pkcs8 -topk8 -v1 PBE-SHA1-3DES",
                "pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default",
                "pkcs8 -topk8 -scrypt -scrypt_N 1024",
                "rsa -traditional -aes256"
            })
    void otherEncryptionMayNot(String command) throws Exception {
        assertThat(refused(encrypted(command, PASSWORD)), containsString("-v2 aes-256-cbc"));
    }

    @Test
    void aShortPasswordMayNotWhereItProtectsSomething() throws Exception {
        StoredFile file = encrypted("pkcs8 -topk8 -v2 aes-256-cbc", PASSWORD.substring(1));
        assertThat(refused(file), containsString("fewer than 14 characters"));
        FipsFile.require(file(openssl.text("leaf.pem", "plain.key"), "short"));
    }

    @Test
    void aKeyStoreMayNot() throws Exception {
        openssl.run("pkcs12 -export -in leaf.pem -inkey plain.key -out store.p12 -passout pass:" + PASSWORD);
        assertThat(refused(file(openssl.bytes("store.p12"), PASSWORD)), containsString("in PEM"));
    }

    @Test
    void certificatesWithoutAKeyMay() throws Exception {
        openssl.run("x509 -in leaf.pem -outform der -out leaf.der");
        FipsFile.require(file(openssl.text("leaf.pem")));
        FipsFile.require(file(openssl.bytes("leaf.der"), null));
    }

    @Test
    void whatIsDamagedIsLeftToTheReader() throws Exception {
        StoredFile damaged = file(
                openssl.text("leaf.pem")
                        + "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n",
                PASSWORD);
        FipsFile.require(damaged);
        PkiException refusal = assertThrows(PkiException.class, () -> CertificateReader.issuer(damaged));
        assertThat(refusal.getMessage().contains("FIPS"), is(false));
    }
}
