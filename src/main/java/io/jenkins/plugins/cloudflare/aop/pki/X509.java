package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.Certificate;

/** Parses one certificate. */
final class X509 {
    private static final byte INDEFINITE = (byte) 0x80;

    private X509() {}

    static X509Certificate parse(String name, byte[] der) throws PkiException {
        try {
            return parse(der);
        } catch (CertificateException e) {
            throw new PkiException(
                    name + " holds a certificate that cannot be read: it is damaged or uses a kind of key"
                            + " that Java does not know; check it with 'openssl x509 -noout -text' and store it again");
        }
    }

    static X509Certificate parse(byte[] der) throws CertificateException {
        // BER of indefinite length, which no certificate has, would make the JDK recurse as deep as the content says.
        if (der.length < 2 || der[1] == INDEFINITE) {
            throw new CertificateException("not DER");
        }
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        try {
            // The JDK reads some that Bouncy Castle, which copies and judges them later, does not.
            Certificate.getInstance(certificate.getEncoded());
            AsymmetricAlgorithm.of(certificate.getPublicKey());
            SignatureDigest.outdated(certificate);
            return certificate;
        } catch (RuntimeException e) {
            throw new CertificateException("not a certificate");
        }
    }
}
