package io.jenkins.plugins.cloudflare.aop.pki;

import static io.jenkins.plugins.cloudflare.aop.pki.Refusal.NAME;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates whose signature servers no longer accept, or not all of them. */
class SignatureGateTest {
    private static final KeyPair EC = TestKeys.p256("gate");
    private static final KeyPair RSA = TestKeys.rsa("gate");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    private static TestCertificate leaf(KeyPair pair) {
        return TestCertificate.of("CN=pulls.example.com", pair).valid(START, END);
    }

    private static String refused(ClientCertificate certificate) {
        return Refusal.of(() -> CertificateGate.check(NAME, certificate, START));
    }

    @ParameterizedTest
    @CsvSource({"SHA1withRSA,SHA-1", "MD5withRSA,MD5", "MD2withRSA,MD2"})
    void refusesOutdatedSignatures(String algorithm, String digest) {
        ClientCertificate signed = TestPki.ca("rsa", RSA).sign(leaf(EC).signature(algorithm), EC);
        assertThat(refused(signed), containsString("signed with " + digest + ","));
    }

    @Test
    void refusesOutdatedSelfSignatures() {
        X509Certificate own = leaf(RSA).leaf().signature("SHA1withRSA").selfSigned(RSA);
        assertThat(refused(new ClientCertificate(List.of(own), RSA.getPrivate())), containsString("SHA-1"));
        X509Certificate ec = leaf(EC).leaf().signature("SHA1withECDSA").selfSigned(EC);
        assertThat(refused(new ClientCertificate(List.of(ec), EC.getPrivate())), containsString("SHA-1"));
    }

    @Test
    void pssSignatures() throws Exception {
        assertThat(
                CertificateGate.check(NAME, pss("SHA-256"), START).warnings(),
                contains(containsString("RSA-PSS signature")));
        assertThat(refused(pss("SHA-1")), containsString("signed with SHA-1,"));
    }

    /** Signed by hand, since the JDK's providers know PSS by another name than the certificate builder. */
    private static ClientCertificate pss(String digest) throws Exception {
        boolean sha1 = digest.equals("SHA-1");
        AlgorithmIdentifier hash = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                sha1
                        ? new RSASSAPSSparams()
                        : new RSASSAPSSparams(
                                hash,
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
                                new ASN1Integer(32),
                                new ASN1Integer(1)));
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(7));
        generator.setIssuer(new X500Name("CN=root"));
        generator.setSubject(new X500Name("CN=pulls.example.com"));
        generator.setStartDate(new Time(Date.from(START)));
        generator.setEndDate(new Time(Date.from(END)));
        generator.setSignature(algorithm);
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(EC.getPublic().getEncoded()));
        TBSCertificate body = generator.generateTBSCertificate();
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), sha1 ? 20 : 32, 1));
        signature.initSign(RSA.getPrivate());
        signature.update(body.getEncoded());
        DERSequence certificate = new DERSequence(
                new org.bouncycastle.asn1.ASN1Encodable[] {body, algorithm, new DERBitString(signature.sign())});
        return new ClientCertificate(List.of(X509.parse(certificate.getEncoded())), EC.getPrivate());
    }
}
