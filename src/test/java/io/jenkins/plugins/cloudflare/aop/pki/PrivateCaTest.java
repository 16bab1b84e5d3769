package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateCaTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final PrivateCa ISSUER = ROOT.issuer();
    private static final Instant NOW = Instant.parse("2026-05-05T10:00:00.5Z");
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final String HOST = "pulls.example.com";
    private static final String LONG_HOST = "a".repeat(60) + ".example.com";

    /** A CA that is valid from January to the end of 2026. */
    private static PrivateCa issuer(KeyPair pair) throws PkiException {
        X509Certificate certificate = TestCertificate.of("CN=2026", pair)
                .valid(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z"))
                .authority()
                .selfSigned(pair);
        return new PrivateCa("credential 'ca'", List.of(certificate), pair.getPrivate());
    }

    private static PrivateCa issuer() throws PkiException {
        return issuer(TestKeys.p256("issuer"));
    }

    private static X509Certificate issue(PrivateCa issuer, Duration validity, Instant now) throws PkiException {
        return issuer.issue(HOST, validity, now, TestKeys.RANDOM).leaf();
    }

    @Test
    void issuesClientCertificates() throws Exception {
        PrivateCa issuer = issuer();
        ClientCertificate issued = issuer.issue(HOST, QUARTER, NOW, TestKeys.RANDOM);
        X509Certificate leaf = issued.leaf();
        assertThat(leaf.getVersion(), is(3));
        assertThat(leaf.getSubjectX500Principal().getName(), is("CN=" + HOST));
        assertThat(Identifiers.names(leaf), is(List.of(List.of(2, HOST))));
        assertThat(leaf.getExtendedKeyUsage(), is(List.of("1.3.6.1.5.5.7.3.2")));
        assertThat(
                leaf.getKeyUsage(), is(new boolean[] {true, false, false, false, false, false, false, false, false}));
        assertThat(leaf.getBasicConstraints(), is(-1));
        assertThat(leaf.getCriticalExtensionOIDs(), is(Set.of("2.5.29.19", "2.5.29.15")));
        assertThat(AsymmetricAlgorithm.of(leaf.getPublicKey()), is(AsymmetricAlgorithm.P256));
        assertThat(leaf.getNotBefore().toInstant(), is(Instant.parse("2026-05-05T09:55:00Z")));
        assertThat(leaf.getNotAfter().toInstant(), is(Instant.parse("2026-08-03T10:00:00Z")));
        assertThat(issued.chain().get(1), is(issuer.certificate()));
        assertThat(CertificateGate.check("it", issued, NOW), is(new GateReport(89, List.of())));
    }

    @Test
    void namesItsKeyAndTheIssuers() throws Exception {
        X509Certificate leaf = issue(ISSUER, QUARTER, Instant.now());
        assertThat(Identifiers.subject(leaf), is(KeyIdentifier.of(leaf.getPublicKey())));
        assertThat(Identifiers.authority(leaf), is(Identifiers.subject(ROOT.certificate())));
    }

    @Test
    void openSslAccepts(@TempDir Path directory) throws Exception {
        TestPki below = ROOT.intermediate("below");
        OpenSsl openssl = OpenSsl.in(directory).write("root.pem", ROOT.pem()).write("chain.pem", below.pem());
        for (String host : new String[] {HOST, LONG_HOST}) {
            ClientCertificate issued = below.issuer().issue(host, QUARTER, Instant.now(), TestKeys.RANDOM);
            openssl.write("leaf.pem", issued.leafPem())
                    .run("verify -x509_strict -purpose sslclient -verify_hostname " + host
                            + " -CAfile root.pem -untrusted chain.pem leaf.pem");
        }
    }

    @Test
    void everyCertificateHasItsOwnKeyAndSerial() throws Exception {
        Set<Object> serials = new HashSet<>();
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            X509Certificate leaf = issue(ISSUER, QUARTER, Instant.now());
            assertThat(leaf.getSerialNumber().signum(), is(1));
            assertThat(leaf.getSerialNumber().bitLength(), lessThanOrEqualTo(129));
            assertThat(leaf.getSerialNumber().bitLength(), greaterThan(64));
            serials.add(leaf.getSerialNumber());
            keys.add(leaf.getPublicKey());
        }
        assertThat(serials.size(), is(50));
        assertThat(keys.size(), is(50));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,2048,'',SHA256withRSA",
        "EC,0,secp256r1,SHA256withECDSA",
        "EC,0,secp384r1,SHA384withECDSA",
        "EC,0,secp521r1,SHA512withECDSA",
        "Ed25519,0,'',EdDSA",
        "Ed448,0,'',EdDSA"
    })
    void signsAsTheIssuersKeySays(String family, int bits, String curve, String algorithm) throws Exception {
        KeyPair pair = TestKeys.pair("issuer", new AsymmetricAlgorithm(family, bits, curve));
        X509Certificate leaf = issue(issuer(pair), QUARTER, NOW);
        leaf.verify(pair.getPublic());
        assertThat(leaf.getSigAlgName(), is(algorithm.equals("EdDSA") ? family : algorithm));
        assertThat(issuer(pair).issued(leaf), is(true));
    }

    @Test
    void staysWithinTheIssuersValidity() throws Exception {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2026-12-31T00:00:00Z");
        assertThat(
                issue(issuer(), QUARTER, start.plusSeconds(60)).getNotBefore().toInstant(), is(start));
        assertThat(issue(issuer(), Duration.ofDays(365), NOW).getNotAfter().toInstant(), is(end));
        assertThat(
                issue(issuer(), Duration.ofSeconds(Long.MAX_VALUE), NOW)
                        .getNotAfter()
                        .toInstant(),
                is(end));
        assertThat(
                Refusal.of(() -> issue(issuer(), QUARTER, end.plusSeconds(1))),
                containsString("credential 'ca' holds a CA certificate that expired on 2026-12-31T00:00:00Z"));
        assertThat(
                Refusal.of(() -> issue(issuer(), QUARTER, start.minusSeconds(1))),
                containsString("is not valid before 2026-01-01T00:00:00Z"));
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofDays(-1)}) {
            assertThat(Refusal.of(() -> issue(issuer(), none, NOW)), containsString("validityDays"));
        }
    }

    @Test
    void knowsWhatItIssued() throws Exception {
        TestPki namesake = TestPki.ca("root");
        assertThat(ISSUER.issued(ROOT.client(HOST).leaf()), is(true));
        assertThat("same name, other key", ISSUER.issued(namesake.client(HOST).leaf()), is(false));
        KeyPair pair = TestKeys.p256("renamed");
        X509Certificate renamed =
                TestCertificate.of("CN=x", pair).signedBy(TestPki.ca("y").certificate(), ROOT.privateKey());
        assertThat("same key, other name", ISSUER.issued(renamed), is(false));
    }
}
