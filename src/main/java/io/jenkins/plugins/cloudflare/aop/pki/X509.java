package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Parses one certificate. */
final class X509 {
    private X509() {}

    static X509Certificate parse(String name, byte[] der) throws PkiException {
        try {
            return parse(der);
        } catch (CertificateException e) {
            throw new PkiException(name + " holds a certificate that cannot be read: it is damaged or uses a kind of key"
                    + " that Java does not know; check it with 'openssl x509 -noout -text' and store it again");
        }
    }

    static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
