package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.file;
import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.ofClient;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCS#12 as the openssl command line writes it. */
class OpenSslPkcs12Test {
    private static final String PASSWORD = "correct-horse";

    @TempDir
    static Path directory;

    private static OpenSsl openssl;

    @BeforeAll
    static void makeCertificate() throws Exception {
        openssl = OpenSsl.in(directory)
                .run(
                        "req -x509 -newkey rsa:2048 -noenc -keyout rsa.key -out rsa.pem -days 30 -subj /CN=pulls.example.com"
                                + " -addext basicConstraints=critical,CA:FALSE");
    }

    private static void isTheGiven(ClientCertificate read) throws Exception {
        ClientCertificate plain = CertificateReader.clientCertificate(file(openssl.text("rsa.pem", "rsa.key")));
        assertThat(read.leaf(), is(plain.leaf()));
        assertThat(read.privateKey(), is(plain.privateKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-legacy",
                "-certpbe NONE -keypbe AES-256-CBC",
                "-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1",
                "-name client"
            })
    void pkcs12(String options) throws Exception {
        openssl.run(
                ("pkcs12 -export -inkey rsa.key -in rsa.pem -out client.p12 -passout pass:" + PASSWORD + " " + options)
                        .strip());
        byte[] content = openssl.bytes("client.p12");
        isTheGiven(CertificateReader.clientCertificate(file(content, PASSWORD)));
        assertThat(ofClient(file(content, null)), containsString("needs its password"));
        assertThat(ofClient(file(content, "wrong")), containsString("does not open the PKCS#12 file"));
    }

    /** The JDK's key store passes over such a key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-keypbe NONE",
                "-keypbe NONE -certpbe NONE",
                "-keypbe NONE -certpbe PBE-SHA1-3DES",
                "-keypbe NONE -certpbe NONE -nomac"
            })
    void pkcs12WithAPlainKey(String options) throws Exception {
        String command = "pkcs12 -export -inkey rsa.key -in rsa.pem " + options;
        openssl.run(command + " -out plain.p12 -passout pass:" + PASSWORD)
                .run(command + " -out bare.p12 -passout pass:");
        isTheGiven(CertificateReader.clientCertificate(file(openssl.bytes("plain.p12"), PASSWORD)));
        isTheGiven(CertificateReader.clientCertificate(file(openssl.bytes("bare.p12"), "")));
        if (!options.contains("-nomac")) {
            assertThat(
                    ofClient(file(openssl.bytes("plain.p12"), "wrong")),
                    containsString("does not open the PKCS#12 file"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "brainpoolP384r1"})
    void pkcs12WithACurveThatJavaDoesNotKnow(String curve) throws Exception {
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:" + curve + " -out curve.key")
                .run("req -x509 -new -key curve.key -out curve.pem -days 30 -subj /CN=pulls.example.com")
                .run("pkcs12 -export -inkey curve.key -in curve.pem -out curve.p12 -passout pass:" + PASSWORD)
                .run("pkcs12 -export -inkey curve.key -in curve.pem -keypbe NONE -out plain-curve.p12 -passout pass:"
                        + PASSWORD);
        for (String file : new String[] {"curve.p12", "plain-curve.p12"}) {
            assertThat(
                    ofClient(file(openssl.bytes(file), PASSWORD)),
                    allOf(containsString("on the curve " + curve), containsString("not supported")));
        }
    }

    @Test
    void pkcs12WithoutAKey() throws Exception {
        openssl.run("pkcs12 -export -nokeys -in rsa.pem -out nokey.p12 -passout pass:" + PASSWORD);
        assertThat(ofClient(file(openssl.bytes("nokey.p12"), PASSWORD)), containsString("holds no private key"));
    }

    @Test
    void pkcs12WithEmptyPassword() throws Exception {
        openssl.run("pkcs12 -export -inkey rsa.key -in rsa.pem -out empty.p12 -passout pass:");
        isTheGiven(CertificateReader.clientCertificate(file(openssl.bytes("empty.p12"), "")));
        assertThat(ofClient(file(openssl.bytes("empty.p12"), null)), containsString("needs its password"));
    }

    /** Java takes such passwords for PBES2 since some release between 17 and 25; before, they are the reason given. */
    @Test
    void pkcs12WithAPasswordOutsideAscii() throws Exception {
        openssl.write("password", "gr\u00fc\u00df\n")
                .run("pkcs12 -export -inkey rsa.key -in rsa.pem -out utf8.p12 -passout file:password");
        var stored = file(openssl.bytes("utf8.p12"), "gr\u00fc\u00df");
        try {
            isTheGiven(CertificateReader.clientCertificate(stored));
        } catch (PkiException e) {
            assertThat(
                    e.getMessage(),
                    allOf(
                            containsString("characters other than ASCII"),
                            containsString("Java " + Runtime.version().feature() + " cannot use")));
        }
    }

    @Test
    void pkcs12ShownAsPemHasBagAttributes() throws Exception {
        openssl.run("pkcs12 -export -inkey rsa.key -in rsa.pem -name friendly -out bag.p12 -passout pass:" + PASSWORD)
                .run("pkcs12 -in bag.p12 -passin pass:" + PASSWORD + " -noenc -out bag.pem")
                .run("pkcs12 -in bag.p12 -passin pass:" + PASSWORD + " -passout pass:" + PASSWORD
                        + " -out bag-aes.pem");
        assertThat(openssl.text("bag.pem"), containsString("Bag Attributes"));
        isTheGiven(CertificateReader.clientCertificate(file(openssl.text("bag.pem"), PASSWORD)));
        isTheGiven(CertificateReader.clientCertificate(file(openssl.text("bag-aes.pem"), PASSWORD)));
        Refusal.ofPasswords(openssl.text("bag-aes.pem"));
    }
}
