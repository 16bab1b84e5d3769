package io.jenkins.plugins.cloudflare.aop.emulator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as the emulator. Its times are real ones, since real clients check them. */
final class ThrowAwayCa {
    private static final Duration LIFE = Duration.ofDays(30);

    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    ThrowAwayCa(String name) {
        X500Principal self = new X500Principal("CN=" + name);
        JcaX509v3CertificateBuilder builder = builder(self, self, keys);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            certificate = sign(builder);
        } catch (CertIOException e) {
            throw new IllegalStateException("the emulator cannot make a CA", e);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    PresentedCertificate issueForServer(String hostname) {
        return issue(hostname, KeyPurposeId.id_kp_serverAuth);
    }

    PresentedCertificate issueForClient(String name) {
        return issue(name, KeyPurposeId.id_kp_clientAuth);
    }

    private PresentedCertificate issue(String name, KeyPurposeId purpose) {
        KeyPair leafKeys = keys();
        // A name longer than 64 does not fit a common name.
        X500Principal subject = new X500Principal("CN=" + (name.length() > 64 ? "hostname" : name));
        JcaX509v3CertificateBuilder builder = builder(certificate.getSubjectX500Principal(), subject, leafKeys);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        } catch (CertIOException e) {
            throw new IllegalStateException("the emulator cannot make a certificate", e);
        }
        return new PresentedCertificate(sign(builder), leafKeys.getPrivate());
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair of) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()).setBit(64),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                subject,
                of.getPublic());
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the emulator cannot sign", e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }
}
