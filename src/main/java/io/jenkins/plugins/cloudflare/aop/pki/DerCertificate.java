package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.X509Certificate;
import java.util.List;

/** A Secret file that is one certificate in DER: good as a trust anchor, never as an identity. */
record DerCertificate(String name, X509Certificate certificate) implements DecodedCredential {
    @Override
    public KeyAndCertificates identity() throws PkiException {
        throw new PkiException(
                name + " holds a certificate in binary form (DER) but not its private key; convert it with"
                        + " 'openssl x509 -inform der' and store it in PEM together with the private key");
    }

    @Override
    public List<X509Certificate> certificates() {
        return List.of(certificate);
    }
}
