package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as the openssl command line writes them. */
class OpenSslFilesTest {
    private static final String PASSWORD = "correct-horse";

    @TempDir
    static Path directory;

    private static OpenSsl openssl;

    @BeforeAll
    static void makeCertificates() throws Exception {
        openssl = OpenSsl.in(directory)
                .run("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key")
                .run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.key")
                .write(
                        "leaf.cnf",
                        "[req]\nprompt=no\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\nCN=pulls.example.com\n"
                                + "[v3]\nbasicConstraints=critical,CA:FALSE\nextendedKeyUsage=clientAuth\n");
        for (String kind : new String[] {"rsa", "ec"}) {
            openssl.run("req -x509 -new -config leaf.cnf -days 30 -key " + kind + ".key -out " + kind + ".pem");
        }
    }

    private static void reads(String kind, String... files) throws Exception {
        ClientCertificate read = CertificateReader.clientCertificate(file(openssl.text(files), PASSWORD));
        isKind(kind, read);
    }

    private static void isKind(String kind, ClientCertificate read) throws Exception {
        X509Certificate expected =
                CertificateReader.anchors(file(openssl.text(kind + ".pem"))).get(0);
        assertThat(read.leaf(), is(expected));
        ClientCertificate plain = CertificateReader.clientCertificate(file(openssl.text(kind + ".pem", kind + ".key")));
        assertThat(number(read), is(number(plain)));
    }

    /** What the key is, however it is encoded. */
    private static BigInteger number(ClientCertificate certificate) {
        return certificate.privateKey() instanceof ECPrivateKey ec
                ? ec.getS()
                : ((RSAPrivateKey) certificate.privateKey()).getPrivateExponent();
    }

    @Test
    void plainKeys() throws Exception {
        reads("rsa", "rsa.pem", "rsa.key");
        reads("ec", "ec.key", "ec.pem");
    }

    @Test
    void traditionalPlainKeys() throws Exception {
        openssl.run("rsa -in rsa.key -traditional -out rsa1.key").run("ec -in ec.key -out ec1.key");
        assertThat(openssl.text("rsa1.key"), containsString("BEGIN RSA PRIVATE KEY"));
        assertThat(openssl.text("ec1.key"), containsString("BEGIN EC PRIVATE KEY"));
        reads("rsa", "rsa.pem", "rsa1.key");
        reads("ec", "ec.pem", "ec1.key");
    }

    @Test
    void openSslReadsTheKeyAsItIsSent() throws Exception {
        openssl.run("rsa -in rsa.key -traditional -out rsa1.key").run("ec -in ec.key -out ec1.key");
        for (String kind : new String[] {"rsa", "ec"}) {
            ClientCertificate read =
                    CertificateReader.clientCertificate(file(openssl.text(kind + ".pem", kind + "1.key")));
            openssl.write("sent.key", read.privateKeyPem())
                    .write("sent.pem", read.leafPem())
                    .run("pkey -in sent.key -check -noout")
                    .run("pkey -in sent.key -pubout -out sent-key.pub")
                    .run("x509 -in sent.pem -pubkey -noout -out sent-leaf.pub");
            assertThat(openssl.text("sent-key.pub"), is(openssl.text("sent-leaf.pub")));
        }
    }

    @Test
    void ecparamWritesItsParametersBeforeTheKey() throws Exception {
        openssl.run("ecparam -name secp384r1 -genkey -out param.key")
                .run("req -x509 -new -config leaf.cnf -days 30 -key param.key -out param.pem");
        assertThat(openssl.text("param.key"), containsString("BEGIN EC PARAMETERS"));
        reads("param", "param.key", "param.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes128", "aes192", "aes256", "des3"})
    void traditionalEncryptedKeys(String cipher) throws Exception {
        openssl.run("rsa -in rsa.key -traditional -" + cipher + " -passout pass:" + PASSWORD + " -out rsa-" + cipher)
                .run("ec -in ec.key -" + cipher + " -passout pass:" + PASSWORD + " -out ec-" + cipher);
        for (String kind : new String[] {"rsa", "ec"}) {
            assertThat(openssl.text(kind + "-" + cipher), containsString("Proc-Type: 4,ENCRYPTED"));
            reads(kind, kind + ".pem", kind + "-" + cipher);
            Refusal.ofPasswords(openssl.text(kind + "-" + cipher, kind + ".pem"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc",
                "-v2 aes-192-cbc -v2prf hmacWithSHA1",
                "-v2 aes-128-cbc -v2prf hmacWithSHA512",
                "-v2 aes-256-cbc -v2prf hmacWithSHA384 -iter 1000",
                "-v2 des3",
                "-v1 PBE-SHA1-3DES",
                "-v1 PBE-SHA1-RC4-128 -provider legacy -provider default",
                "-v1 PBE-SHA1-RC2-128 -provider legacy -provider default",
                "-v1 PBE-SHA1-RC2-40 -provider legacy -provider default",
                "-v1 PBE-MD5-DES -provider legacy -provider default"
            })
    void encryptedPkcs8Keys(String options) throws Exception {
        openssl.run("pkcs8 -topk8 -in rsa.key -out pkcs8.key -passout pass:" + PASSWORD + " " + options);
        assertThat(openssl.text("pkcs8.key"), containsString("BEGIN ENCRYPTED PRIVATE KEY"));
        reads("rsa", "rsa.pem", "pkcs8.key");
        Refusal.ofPasswords(openssl.text("pkcs8.key", "rsa.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8 -topk8 -scrypt -scrypt_N 1024", "rsa -traditional -camellia256"})
    void encryptionThatJavaDoesNotKnow(String command) throws Exception {
        openssl.run(command + " -in rsa.key -out strange.key -passout pass:" + PASSWORD);
        assertThat(
                ofClient(file(openssl.text("rsa.pem", "strange.key"), PASSWORD)),
                allOf(containsString("a way this Java cannot read"), containsString("-v2 aes-256-cbc")));
    }

    @Test
    void aPasswordOutsideAscii() throws Exception {
        openssl.write("password", "gr\u00fc\u00df-\u20ac\n")
                .run("pkcs8 -topk8 -in rsa.key -out utf8.key -passout file:password")
                .run("rsa -in rsa.key -traditional -aes256 -out utf8-old.key -passout file:password")
                .run("pkcs8 -topk8 -in rsa.key -out utf8-sha1.key -v2prf hmacWithSHA1 -passout file:password")
                .run("pkcs8 -topk8 -in rsa.key -out utf8-pkcs12.key -v1 PBE-SHA1-3DES -passout file:password");
        for (String key : new String[] {"utf8.key", "utf8-old.key", "utf8-sha1.key", "utf8-pkcs12.key"}) {
            isKind(
                    "rsa",
                    CertificateReader.clientCertificate(file(openssl.text("rsa.pem", key), "gr\u00fc\u00df-\u20ac")));
        }
    }

    @Test
    void otherForms() throws Exception {
        openssl.run("x509 -in rsa.pem -text -out text.pem")
                .run("x509 -in rsa.pem -trustout -addtrust clientAuth -out trusted.pem")
                .run("x509 -in rsa.pem -outform der -out leaf.der")
                .run("req -new -config leaf.cnf -key rsa.key -out request.pem")
                .run("crl2pkcs7 -nocrl -certfile rsa.pem -out chain.p7b")
                .run("crl2pkcs7 -nocrl -certfile rsa.pem -outform der -out chain-der.p7b");
        reads("rsa", "text.pem", "rsa.key");
        reads("rsa", "trusted.pem", "rsa.key");
        assertThat(ofClient(file(openssl.bytes("leaf.der"), null)), containsString("but not its private key"));
        assertThat(ofClient(openssl.text("request.pem")), containsString("(CSR)"));
        assertThat(ofClient(openssl.text("chain.p7b")), containsString("PKCS#7"));
        assertThat(ofClient(file(openssl.bytes("chain-der.p7b"), null)), containsString("PKCS#7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "brainpoolP256r1"})
    void curvesThatJavaDoesNotKnow(String curve) throws Exception {
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:" + curve + " -out other.key")
                .run("pkcs8 -topk8 -in other.key -out other-encrypted.key -passout pass:" + PASSWORD)
                .run("req -x509 -new -config leaf.cnf -days 30 -key other.key -out other.pem");
        for (String files :
                new String[] {"other.key other.pem", "other-encrypted.key other.pem", "rsa.key other.pem"}) {
            assertThat(
                    ofClient(file(openssl.text(files.split(" ")), PASSWORD)),
                    allOf(containsString("on the curve " + curve), containsString("not supported")));
        }
    }

    @Test
    void aCurveGivenByItsNumbers() throws Exception {
        openssl.run("ec -in ec.key -param_enc explicit -out explicit.key");
        assertThat(ofClient(openssl.text("explicit.key", "ec.pem")), containsString("a curve that Java does not know"));
    }

    @Test
    void tooManyIterations() throws Exception {
        openssl.run("pkcs8 -topk8 -in rsa.key -out slow.key -iter 5000001 -passout pass:" + PASSWORD);
        assertThat(
                ofClient(file(openssl.text("rsa.pem", "slow.key"), PASSWORD)),
                containsString("a way this Java cannot read"));
    }
}
