package io.jenkins.plugins.cloudflare.aop.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes any certificate, also wrong ones, independently of the code under test. Valid for a year from yesterday. */
public final class TestCertificate {
    private final X500Name subject;
    private final PublicKey publicKey;
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    private BigInteger serial = BigInteger.valueOf(System.nanoTime());
    private Instant from = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    private Instant to = from.plus(Duration.ofDays(366));
    private String algorithm;

    private TestCertificate(String subject, PublicKey publicKey) {
        this.subject = new X500Name(subject);
        this.publicKey = publicKey;
    }

    /** @param subject a distinguished name such as {@code CN=example,O=test} */
    public static TestCertificate of(String subject, KeyPair pair) {
        return new TestCertificate(subject, pair.getPublic());
    }

    public TestCertificate valid(Instant from, Instant to) {
        this.from = from;
        this.to = to;
        return this;
    }

    public TestCertificate serial(long serial) {
        this.serial = BigInteger.valueOf(serial);
        return this;
    }

    /** The JCA name of the signature algorithm; the usual one for the signer's key when not called. */
    public TestCertificate signature(String algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    public TestCertificate authority() {
        return extension(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    public TestCertificate leaf() {
        return extension(Extension.basicConstraints, true, new BasicConstraints(false));
    }

    /** @param bits constants of {@link KeyUsage} */
    public TestCertificate keyUsage(int bits) {
        return extension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public TestCertificate purposes(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    /** Host names or IP addresses. */
    public TestCertificate names(String... names) {
        GeneralName[] general = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            boolean address = names[i].matches("[0-9.]+") || names[i].contains(":");
            general[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
        }
        return extension(Extension.subjectAlternativeName, false, new GeneralNames(general));
    }

    public TestCertificate subjectIdentifier(KeyPair pair) {
        return extension(
                Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KeyIdentifier.of(pair.getPublic())));
    }

    public TestCertificate issuerIdentifier(X509Certificate issuer) {
        return extension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(KeyIdentifier.of(issuer)));
    }

    public TestCertificate extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(id, critical, value);
            return this;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate selfSigned(KeyPair pair) {
        return signedBy(subject, pair.getPublic(), pair.getPrivate());
    }

    public X509Certificate signedBy(X509Certificate issuer, PrivateKey key) {
        X500Name name = X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        return signedBy(name, issuer.getPublicKey(), key);
    }

    private X509Certificate signedBy(X500Name issuer, PublicKey issuerKey, PrivateKey key) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    serial,
                    Date.from(from),
                    Date.from(to),
                    subject,
                    SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
            if (!extensions.isEmpty()) {
                var made = extensions.generate();
                for (ASN1ObjectIdentifier id : made.getExtensionOIDs()) {
                    builder.addExtension(made.getExtension(id));
                }
            }
            String usual = AsymmetricAlgorithm.of(issuerKey).signature();
            return X509.parse(
                    builder.build(new JcaContentSignerBuilder(algorithm == null ? usual : algorithm).build(key))
                            .getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
