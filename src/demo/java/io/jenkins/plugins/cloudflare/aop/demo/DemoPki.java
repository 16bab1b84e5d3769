package io.jenkins.plugins.cloudflare.aop.demo;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A private CA, made on the spot: it issues the certificate that Cloudflare presents, and that of the origin. */
public final class DemoPki {
    private static final X500Name NAME = new X500Name("CN=Demo origin pull CA");

    private final SecureRandom random = new SecureRandom();
    private final Instant now;
    private final KeyPair pair;
    private final X509Certificate certificate;

    public DemoPki(Instant now) throws GeneralSecurityException {
        this.now = now;
        this.pair = newPair();
        this.certificate = sign(NAME, pair.getPublic(), builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    /** A certificate with its key. */
    public record Identity(KeyPair pair, X509Certificate certificate) {
        /** PEM of both, as a Secret file would hold it. */
        public String pem() {
            return certificatePem() + privateKeyPem();
        }

        public String certificatePem() {
            return block("CERTIFICATE", encoded(certificate));
        }

        public String privateKeyPem() {
            return block("PRIVATE KEY", pair.getPrivate().getEncoded());
        }

        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws CertIOException;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** PEM of the CA's certificate without its key, as trustCredentialsId needs it. */
    public String certificatePem() {
        return block("CERTIFICATE", encoded(certificate));
    }

    /** The CA with its key, as a credential for issuerCredentialsId. */
    public Identity authority() {
        return new Identity(pair, certificate);
    }

    public Identity client(String hostname) throws GeneralSecurityException {
        return leaf(hostname, KeyPurposeId.id_kp_clientAuth);
    }

    public Identity server(String hostname) throws GeneralSecurityException {
        return leaf(hostname, KeyPurposeId.id_kp_serverAuth);
    }

    private Identity leaf(String hostname, KeyPurposeId purpose) throws GeneralSecurityException {
        KeyPair fresh = newPair();
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, hostname));
        return new Identity(fresh, sign(new X500Name("CN=" + hostname), fresh.getPublic(), builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false, names);
        }));
    }

    private KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private X509Certificate sign(X500Name subject, PublicKey subjectPublic, Extensions extensions)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(120, random).setBit(120),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(Duration.ofDays(90))),
                subject,
                subjectPublic);
        try {
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setSecureRandom(random)
                            .build(pair.getPrivate())));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
