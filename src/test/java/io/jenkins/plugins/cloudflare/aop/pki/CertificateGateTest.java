package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.NAME;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateGateTest {
    private static final TestPki ROOT = TestPki.ca("root");
    private static final KeyPair EC = TestKeys.p256("gate");
    private static final KeyPair RSA = TestKeys.rsa("gate");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    private static TestCertificate leaf(KeyPair pair) {
        return TestCertificate.of("CN=pulls.example.com", pair).valid(START, END);
    }

    private static GateReport check(ClientCertificate certificate, Instant now) throws PkiException {
        GateReport report = CertificateGate.check(NAME, certificate, now);
        report.warnings().forEach(Refusal::checked);
        return report;
    }

    private static GateReport check(TestCertificate certificate, KeyPair pair) throws PkiException {
        return check(ROOT.sign(certificate, pair), START);
    }

    private static String refused(ClientCertificate certificate, Instant now) {
        String message = Refusal.of(() -> check(certificate, now));
        assertThat(message, containsString(NAME));
        return message;
    }

    private static String refused(TestCertificate certificate, KeyPair pair) {
        return refused(ROOT.sign(certificate, pair), START);
    }

    @Test
    void passesAnOrdinaryCertificate() throws Exception {
        TestCertificate ordinary =
                leaf(EC).leaf().keyUsage(KeyUsage.digitalSignature).purposes(KeyPurposeId.id_kp_clientAuth);
        assertThat(check(ordinary, EC), is(new GateReport(92, List.of())));
    }

    @Test
    void passesWithoutAnyExtension() throws Exception {
        assertThat(check(leaf(RSA), RSA).warnings(), is(empty()));
    }

    @Test
    void refusesACaCertificate() {
        assertThat(refused(leaf(EC).authority(), EC), allOf(containsString("CA:TRUE"), containsString("1412")));
    }

    @Test
    void refusesTheKeyOfAnother() {
        ClientCertificate mixed = new ClientCertificate(
                ROOT.sign(leaf(EC), EC).chain(), TestKeys.p256("gate other").getPrivate());
        assertThat(refused(mixed, START), containsString("does not belong to its certificate"));
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        ClientCertificate certificate = ROOT.sign(leaf(EC), EC);
        assertThat("valid to the last second", check(certificate, END).daysLeft(), is(0L));
        assertThat(
                refused(certificate, END.plusSeconds(1)),
                containsString("expired on 2026-06-01T00:00:00Z, less than a day ago"));
        assertThat(refused(certificate, END.plus(Duration.ofHours(47))), containsString("1 day ago"));
        assertThat(refused(certificate, END.plus(Duration.ofDays(30))), containsString("30 days ago"));
    }

    @Test
    void refusesACertificateOfTheFuture() throws Exception {
        ClientCertificate certificate = ROOT.sign(leaf(EC), EC);
        assertThat(check(certificate, START).daysLeft(), is(92L));
        assertThat(
                refused(certificate, START.minusMillis(1)),
                containsString("not valid before 2026-03-01T00:00:00Z (it is now 2026-02-28T23:59:59Z)"));
    }

    @Test
    void aCriticalExtensionThatNobodyKnowsIsRefused() throws Exception {
        ASN1ObjectIdentifier own = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1");
        assertThat(
                refused(leaf(EC).extension(own, true, DERNull.INSTANCE), EC),
                containsString("a critical extension that servers do not know (1.3.6.1.4.1.55555.1)"));
        check(leaf(EC).extension(own, false, DERNull.INSTANCE), EC);
    }

    @Test
    void extendedKeyUsageMustIncludeClientAuth() throws Exception {
        assertThat(refused(leaf(EC).purposes(KeyPurposeId.id_kp_serverAuth), EC), containsString("clientAuth"));
        check(leaf(EC).purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth), EC);
        check(leaf(EC).purposes(KeyPurposeId.anyExtendedKeyUsage), EC);
        TestCertificate unreadable = leaf(EC).extension(Extension.extendedKeyUsage, false, DERNull.INSTANCE);
        assertThat(refused(unreadable, EC), containsString("extendedKeyUsage cannot be read"));
    }

    @Test
    void keyUsageMustIncludeDigitalSignature() throws Exception {
        assertThat(refused(leaf(EC).keyUsage(KeyUsage.keyEncipherment), EC), containsString("digitalSignature"));
        check(leaf(EC).keyUsage(KeyUsage.keyEncipherment | KeyUsage.digitalSignature), EC);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2047})
    void refusesShortRsaKeys(int bits) {
        KeyPair pair = TestKeys.pair("gate", AsymmetricAlgorithm.rsa(bits));
        assertThat(refused(leaf(pair), pair), containsString("an RSA key of " + bits + " bits"));
    }

    @ParameterizedTest
    @CsvSource({
        "EC,0,secp521r1,EC P-521",
        "Ed25519,0,'',Ed25519",
        "Ed448,0,'',Ed448",
        "RSASSA-PSS,2048,'',RSASSA-PSS 2048",
        "RSA,4104,'',RSA 4104"
    })
    void warnsOfUnusualKeys(String family, int bits, String curve, String named) throws Exception {
        KeyPair pair = TestKeys.pair("gate", new AsymmetricAlgorithm(family, bits, curve));
        assertThat(check(leaf(pair), pair).warnings(), contains(containsString("a key of the kind " + named + ",")));
    }

    @Test
    void doesNotWarnOfUsualKeys() throws Exception {
        KeyPair p384 = TestKeys.pair("gate", AsymmetricAlgorithm.P384);
        assertThat(check(leaf(p384), p384).warnings(), is(empty()));
        KeyPair rsa = TestKeys.pair("gate", AsymmetricAlgorithm.rsa(3072));
        assertThat(check(leaf(rsa), rsa).warnings(), is(empty()));
    }

    @Test
    void countsWholeDaysAndWarnsBelowFourteen() throws Exception {
        ClientCertificate certificate = ROOT.sign(leaf(EC), EC);
        assertThat(check(certificate, END.minus(Duration.ofDays(14))), is(new GateReport(14, List.of())));
        GateReport late = check(certificate, END.minus(Duration.ofDays(14)).plusSeconds(1));
        assertThat(late.daysLeft(), is(13L));
        assertThat(late.warnings(), contains(containsString("expires on 2026-06-01T00:00:00Z, with 13 days left")));
        GateReport last = check(certificate, END.minus(Duration.ofHours(25)));
        assertThat(last.warnings(), contains(containsString("with 1 day left")));
    }
}
