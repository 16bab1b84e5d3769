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

class ImpostorsTest {
    private static final String HOST = "pulls.example.com";
    private static final TestPki ROOT = TestPki.ca("root");
    private static final Set<String> IDENTIFIERS = Set.of("2.5.29.14", "2.5.29.35");

    /** With everything an impostor has to copy. */
    static X509Certificate ours(KeyPair pair, TestPki issuer) {
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

    private static X509Certificate ours() {
        return ours(TestKeys.p256("ours"), ROOT);
    }

    static void sameExtensions(X509Certificate impostor, X509Certificate ours, Set<String> but) {
        Set<String> theirs = new TreeSet<>(impostor.getNonCriticalExtensionOIDs());
        theirs.addAll(impostor.getCriticalExtensionOIDs());
        theirs.removeAll(but);
        Set<String> own = new TreeSet<>(ours.getNonCriticalExtensionOIDs());
        own.addAll(ours.getCriticalExtensionOIDs());
        own.removeAll(but);
        assertThat(theirs, is(own));
        for (String id : own) {
            assertThat(impostor.getExtensionValue(id), is(ours.getExtensionValue(id)));
        }
        assertThat(impostor.getCriticalExtensionOIDs(), is(ours.getCriticalExtensionOIDs()));
    }

    /** Its chain is the leaf, its key is its own, and nothing of it verifies under ours. */
    private static X509Certificate isForged(ClientCertificate impostor, TestPki issuer) {
        assertThat(impostor.chain(), contains(impostor.leaf()));
        assertThat(KeyMatch.matches(impostor.leaf().getPublicKey(), impostor.privateKey()), is(true));
        assertThat(CertificateChain.issued(issuer.certificate(), impostor.leaf()), is(false));
        assertThat(impostor.leaf().getBasicConstraints(), is(-1));
        return impostor.leaf();
    }

    @Test
    void theFirstDiffersInKeysOnly() throws Exception {
        X509Certificate ours = ours();
        X509Certificate impostor = isForged(Impostors.sameNames(ours, TestKeys.RANDOM), ROOT);
        assertThat(
                impostor.getSubjectX500Principal().getEncoded(),
                is(ours.getSubjectX500Principal().getEncoded()));
        assertThat(
                impostor.getIssuerX500Principal().getEncoded(),
                is(ours.getIssuerX500Principal().getEncoded()));
        assertThat(impostor.getSerialNumber(), is(ours.getSerialNumber()));
        assertThat(impostor.getNotBefore(), is(ours.getNotBefore()));
        assertThat(impostor.getNotAfter(), is(ours.getNotAfter()));
        assertThat(impostor.getSigAlgName(), is(ours.getSigAlgName()));
        sameExtensions(impostor, ours, IDENTIFIERS);
        assertThat(impostor.getPublicKey(), not(is(ours.getPublicKey())));
        assertThrows(SignatureException.class, () -> impostor.verify(impostor.getPublicKey()), "not self-signed");
    }

    @Test
    void theFirstHasKeyIdentifiersOfItsOwn() throws Exception {
        X509Certificate ours = ours();
        X509Certificate impostor = Impostors.sameNames(ours, TestKeys.RANDOM).leaf();
        assertThat(Identifiers.authority(ours), is(KeyIdentifier.of(ROOT.certificate())));
        assertThat(Identifiers.authority(impostor), not(is(Identifiers.authority(ours))));
        assertThat(Identifiers.authority(impostor), not(is(Identifiers.subject(impostor))));
        assertThat(Identifiers.subject(impostor), is(KeyIdentifier.of(impostor.getPublicKey())));
        X509Certificate bare =
                TestCertificate.of("CN=bare", TestKeys.p256("ours")).signedBy(ROOT.certificate(), ROOT.privateKey());
        X509Certificate second = Impostors.sameNames(bare, TestKeys.RANDOM).leaf();
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
        KeyPair pair = TestKeys.pair("ours", algorithm);
        TestPki issuer = TestPki.ca("same kind", TestKeys.pair("issuer", algorithm));
        X509Certificate ours = ours(pair, issuer);
        for (ClientCertificate impostor :
                List.of(Impostors.sameNames(ours, TestKeys.RANDOM), Impostors.selfSigned(ours, TestKeys.RANDOM))) {
            X509Certificate leaf = isForged(impostor, issuer);
            assertThat(AsymmetricAlgorithm.of(leaf.getPublicKey()), is(algorithm));
            assertThat(leaf.getSigAlgName(), is(ours.getSigAlgName()));
            assertThat(
                    "EC signatures vary by a few bytes",
                    Math.abs(leaf.getSignature().length - ours.getSignature().length) < 8,
                    is(true));
        }
    }

    @Test
    void theSignatureIsOfTheKindOfOurIssuersNotOfOurKey() throws Exception {
        TestPki rsa = TestPki.ca("rsa", TestKeys.rsa("issuer"));
        X509Certificate ours = ours(TestKeys.p256("ours"), rsa);
        X509Certificate impostor = Impostors.sameNames(ours, TestKeys.RANDOM).leaf();
        assertThat(impostor.getSigAlgName(), is("SHA256withRSA"));
        assertThat(AsymmetricAlgorithm.of(impostor.getPublicKey()), is(AsymmetricAlgorithm.P256));
    }

    @Test
    void openSslRefusesThemBecauseTheIssuerIsUnknown(@TempDir Path directory) throws Exception {
        ClientCertificate client = ROOT.client(HOST);
        OpenSsl openssl = OpenSsl.in(directory)
                .write("root.pem", ROOT.pem())
                .write("ours.pem", client.leafPem())
                .write(
                        "a.pem",
                        Impostors.sameNames(client.leaf(), TestKeys.RANDOM).leafPem())
                .write(
                        "b.pem",
                        Impostors.selfSigned(client.leaf(), TestKeys.RANDOM).leafPem())
                .run("verify -purpose sslclient -CAfile root.pem ours.pem");
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
        X509Certificate ours = ours();
        X509Certificate impostor = isForged(Impostors.selfSigned(ours, TestKeys.RANDOM), ROOT);
        impostor.verify(impostor.getPublicKey());
        assertThat(
                impostor.getSubjectX500Principal().getEncoded(),
                is(ours.getSubjectX500Principal().getEncoded()));
        assertThat(impostor.getIssuerX500Principal(), is(impostor.getSubjectX500Principal()));
        assertThat(impostor.getNotAfter(), is(ours.getNotAfter()));
        assertThat(Identifiers.authority(impostor), is(Identifiers.subject(impostor)));
        sameExtensions(impostor, ours, IDENTIFIERS);
    }

    @Test
    void theSecondIsNoCaWhereOursDoesNotSay() throws Exception {
        X509Certificate bare =
                TestCertificate.of("CN=bare", TestKeys.p256("ours")).signedBy(ROOT.certificate(), ROOT.privateKey());
        X509Certificate impostor = Impostors.selfSigned(bare, TestKeys.RANDOM).leaf();
        assertThat(impostor.getCriticalExtensionOIDs(), is(Set.of("2.5.29.19")));
        assertThat(impostor.getBasicConstraints(), is(-1));
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
