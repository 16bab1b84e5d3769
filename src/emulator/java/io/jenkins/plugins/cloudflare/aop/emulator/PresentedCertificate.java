package io.jenkins.plugins.cloudflare.aop.emulator;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** The client certificate that the edge presents to an origin. Not a record: its text form must not show the key. */
final class PresentedCertificate {
    /** No certificate. */
    static final PresentedCertificate NOTHING = new PresentedCertificate(null, null);

    private final X509Certificate leaf;
    private final PrivateKey signer;

    PresentedCertificate(X509Certificate leaf, PrivateKey signer) {
        this.leaf = leaf;
        this.signer = signer;
    }

    static PresentedCertificate of(StoredCertificate certificate) {
        return new PresentedCertificate(certificate.leaf(), certificate.signer());
    }

    /** Null when none is presented. */
    X509Certificate leaf() {
        return leaf;
    }

    PrivateKey signer() {
        return signer;
    }
}
