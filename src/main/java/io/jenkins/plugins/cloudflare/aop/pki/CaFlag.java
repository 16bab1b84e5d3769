package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.X509Certificate;

/** The difference between a CA certificate and a leaf: basicConstraints (RFC 5280, 4.2.1.9). */
final class CaFlag {
    private static final int KEY_CERT_SIGN = 5;

    private CaFlag() {}

    static boolean isSet(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    /** Cloudflare answers code 1412 to the upload of a CA certificate. */
    static void requireLeaf(String name, X509Certificate certificate) throws PkiException {
        if (isSet(certificate)) {
            throw new PkiException(
                    name + " holds a CA certificate (CA:TRUE) for its private key, which Cloudflare refuses"
                            + " as a client certificate with code 1412; issue a leaf with CA:FALSE from it, or name this"
                            + " credential in issuerCredentialsId instead");
        }
    }

    static void requireAuthority(String name, X509Certificate certificate) throws PkiException {
        if (!isSet(certificate)) {
            throw new PkiException(
                    name + " holds a leaf certificate (not CA:TRUE), which cannot issue others; store the"
                            + " CA certificate with the CA's private key in it, or name this credential in"
                            + " certificateCredentialsId instead");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            throw new PkiException(
                    name + " holds a CA certificate whose keyUsage lacks keyCertSign, so that no server would"
                            + " accept what it issues; make a CA certificate with keyCertSign");
        }
    }
}
