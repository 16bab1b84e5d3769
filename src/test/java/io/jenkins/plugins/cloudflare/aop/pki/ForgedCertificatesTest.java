package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgedCertificatesTest {
    private static final String HOST = "pulls.example.com";
    private static final TestPki ROOT = TestPki.ca("root");
    private static final Set<String> IDENTIFIERS = Set.of("2.5.29.14", "2.5.29.35");

    /** With everything that a forgery has to copy. */
    static X509Certificate configured(KeyPair pair, TestPki issuer) {
        return TestCertificate.of("CN=" + HOST + ",OU=a\\,b,O=Example", pair)
                .serial(4711)
                .leaf()
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)
                .purposes(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection)
                .names(HOST, "192.0.2.1")
                .extension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), false, new DERUTF8String("our own"))
                .issuerIdentifier(issuer.certificate())
                .signedBy(issuer.certificate(), issuer.privateKey());
    }

    private static X509Certificate configured() {
        return configured(TestKeys.p256("configured"), ROOT);
    }

    static void sameExtensions(X509Certificate forged, X509Certificate configured, Set<String> but) {
        Set<String> theirs = new TreeSet<>(forged.getNonCriticalExtensionOIDs());
        theirs.addAll(forged.getCriticalExtensionOIDs());
        theirs.removeAll(but);
        Set<String> own = new TreeSet<>(configured.getNonCriticalExtensionOIDs());
        own.addAll(configured.getCriticalExtensionOIDs());
        own.removeAll(but);
        assertThat(theirs, is(own));
        for (String id : own) {
            assertThat(forged.getExtensionValue(id), is(configured.getExtensionValue(id)));
        }
        assertThat(forged.getCriticalExtensionOIDs(), is(configured.getCriticalExtensionOIDs()));
    }

    /** Its chain is the leaf, its key is its own, and nothing of it verifies under the genuine CA. */
    private static X509Certificate isForged(ClientCertificate forged, TestPki issuer) {
        assertThat(forged.chain(), contains(forged.leaf()));
        assertThat(KeyMatch.matches(forged.leaf().getPublicKey(), forged.privateKey()), is(true));
        assertThat(CertificateChain.issued(issuer.certificate(), forged.leaf()), is(false));
        assertThat(forged.leaf().getBasicConstraints(), is(-1));
        return forged.leaf();
    }

    @Test
    void theFirstDiffersInKeysOnly() throws Exception {
        X509Certificate configured = configured();
        X509Certificate forged = isForged(ForgedCertificates.sameNames(configured, TestKeys.RANDOM), ROOT);
        assertThat(
                forged.getSubjectX500Principal().getEncoded(),
                is(configured.getSubjectX500Principal().getEncoded()));
        assertThat(
                forged.getIssuerX500Principal().getEncoded(),
                is(configured.getIssuerX500Principal().getEncoded()));
        assertThat(forged.getSerialNumber(), is(configured.getSerialNumber()));
        assertThat(forged.getNotBefore(), is(configured.getNotBefore()));
        assertThat(forged.getNotAfter(), is(configured.getNotAfter()));
        assertThat(forged.getSigAlgName(), is(configured.getSigAlgName()));
        sameExtensions(forged, configured, IDENTIFIERS);
        assertThat(forged.getPublicKey(), not(is(configured.getPublicKey())));
        assertThrows(SignatureException.class, () -> forged.verify(forged.getPublicKey()), "not self-signed");
    }

    @Test
    void theFirstHasKeyIdentifiersOfItsOwn() throws Exception {
        X509Certificate configured = configured();
        X509Certificate forged =
                ForgedCertificates.sameNames(configured, TestKeys.RANDOM).leaf();
        assertThat(Identifiers.authority(configured), is(KeyIdentifier.of(ROOT.certificate())));
        assertThat(Identifiers.authority(forged), not(is(Identifiers.authority(configured))));
        assertThat(Identifiers.authority(forged), not(is(Identifiers.subject(forged))));
        assertThat(Identifiers.subject(forged), is(KeyIdentifier.of(forged.getPublicKey())));
        X509Certificate bare = TestCertificate.of("CN=bare", TestKeys.p256("configured"))
                .signedBy(ROOT.certificate(), ROOT.privateKey());
        X509Certificate second =
                ForgedCertificates.sameNames(bare, TestKeys.RANDOM).leaf();
        assertThat("never absent", Identifiers.authority(second).length, greaterThan(0));
        assertThat(second.getNonCriticalExtensionOIDs(), is(IDENTIFIERS));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,2048,''",
        "RSA,3072,''",
        "RSA,4096,''",
        "EC,0,secp256r1",
        "EC,0,secp384r1",
        "EC,0,secp521r1",
        "Ed25519,0,''"
    })
    void keysAndSignaturesAreOfTheSameKind(String family, int bits, String curve) throws Exception {
        AsymmetricAlgorithm algorithm = new AsymmetricAlgorithm(family, bits, curve);
        KeyPair pair = TestKeys.pair("configured", algorithm);
        TestPki issuer = TestPki.ca("same kind", TestKeys.pair("issuer", algorithm));
        X509Certificate configured = configured(pair, issuer);
        for (ClientCertificate forged : List.of(
                ForgedCertificates.sameNames(configured, TestKeys.RANDOM),
                ForgedCertificates.selfSigned(configured, TestKeys.RANDOM))) {
            X509Certificate leaf = isForged(forged, issuer);
            assertThat(AsymmetricAlgorithm.of(leaf.getPublicKey()), is(algorithm));
            assertThat(leaf.getSigAlgName(), is(configured.getSigAlgName()));
            assertThat(
                    "EC signatures vary by a few bytes",
                    Math.abs(leaf.getSignature().length - configured.getSignature().length) < 8,
                    is(true));
        }
    }

    @Test
    void theSignatureIsOfTheKindOfOurIssuersNotOfOurKey() throws Exception {
        TestPki rsa = TestPki.ca("rsa", TestKeys.rsa("issuer"));
        X509Certificate configured = configured(TestKeys.p256("configured"), rsa);
        X509Certificate forged =
                ForgedCertificates.sameNames(configured, TestKeys.RANDOM).leaf();
        assertThat(forged.getSigAlgName(), is("SHA256withRSA"));
        assertThat(AsymmetricAlgorithm.of(forged.getPublicKey()), is(AsymmetricAlgorithm.P256));
    }

    @Test
    void openSslRefusesThemBecauseTheIssuerIsUnknown(@TempDir Path directory) throws Exception {
        ClientCertificate client = ROOT.client(HOST);
        OpenSsl openssl = OpenSsl.in(directory)
                .write("root.pem", ROOT.pem())
                .write("configured.pem", client.leafPem())
                .write(
                        "a.pem",
                        ForgedCertificates.sameNames(client.leaf(), TestKeys.RANDOM)
                                .leafPem())
                .write(
                        "b.pem",
                        ForgedCertificates.selfSigned(client.leaf(), TestKeys.RANDOM)
                                .leafPem())
                .run("verify -purpose sslclient -CAfile root.pem configured.pem");
        String verify = "verify -purpose sslclient -CAfile root.pem ";
        assertThat(openssl.execute(verify + "a.pem", 2), containsString("unable to get local issuer certificate"));
        assertThat(openssl.execute(verify + "b.pem", 2), containsString("self-signed certificate"));
        String trusting = "verify -purpose sslclient -partial_chain -CAfile ";
        assertThat(
                "nothing else is wrong with them", openssl.execute(trusting + "a.pem a.pem", 0), containsString("OK"));
        assertThat(openssl.execute(trusting + "b.pem b.pem", 0), containsString("OK"));
    }

    @Test
    void theSecondIsSelfSigned() throws Exception {
        X509Certificate configured = configured();
        X509Certificate forged = isForged(ForgedCertificates.selfSigned(configured, TestKeys.RANDOM), ROOT);
        forged.verify(forged.getPublicKey());
        assertThat(
                forged.getSubjectX500Principal().getEncoded(),
                is(configured.getSubjectX500Principal().getEncoded()));
        assertThat(forged.getIssuerX500Principal(), is(forged.getSubjectX500Principal()));
        assertThat(forged.getNotAfter(), is(configured.getNotAfter()));
        assertThat(Identifiers.authority(forged), is(Identifiers.subject(forged)));
        sameExtensions(forged, configured, IDENTIFIERS);
    }

    @Test
    void theSecondIsNoCaWhereOursDoesNotSay() throws Exception {
        X509Certificate bare = TestCertificate.of("CN=bare", TestKeys.p256("configured"))
                .signedBy(ROOT.certificate(), ROOT.privateKey());
        X509Certificate forged =
                ForgedCertificates.selfSigned(bare, TestKeys.RANDOM).leaf();
        assertThat(forged.getCriticalExtensionOIDs(), is(Set.of("2.5.29.19")));
        assertThat(forged.getBasicConstraints(), is(-1));
    }

    @Test
    void keysAreKeptAndNeverSignThemselves() throws Exception {
        AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.P384;
        KeyPair leaf = ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.LEAF, TestKeys.RANDOM);
        KeyPair authority = ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.AUTHORITY, TestKeys.RANDOM);
        assertThat(ThrowAwayKeys.get(algorithm, ThrowAwayKeys.Role.LEAF, TestKeys.RANDOM) == leaf, is(true));
        assertThat(leaf.getPublic(), not(is(authority.getPublic())));
    }
}
