package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** One private key and the certificates found beside it, in the order of the store and not yet judged. */
record KeyAndCertificates(PrivateKey privateKey, List<X509Certificate> certificates) {
    @Override
    public String toString() {
        return certificates.size() + " certificates and a private key";
    }
}
