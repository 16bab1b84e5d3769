package io.jenkins.plugins.cloudflare.aop.emulator;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** The client certificate that the edge presents to an origin. Not a record: its text form must not show the key. */
final class Presented {
    /** No certificate. */
    static final Presented NOTHING = new Presented(null, null);

    private final X509Certificate leaf;
    private final PrivateKey signer;

    Presented(X509Certificate leaf, PrivateKey signer) {
        this.leaf = leaf;
        this.signer = signer;
    }

    static Presented of(StoredCertificate certificate) {
        return new Presented(certificate.leaf(), certificate.signer());
    }

    /** Null when none is presented. */
    X509Certificate leaf() {
        return leaf;
    }

    PrivateKey signer() {
        return signer;
    }
}
