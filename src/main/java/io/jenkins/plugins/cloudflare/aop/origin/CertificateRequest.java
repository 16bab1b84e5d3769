package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/**
 * Whether the server asked for a client certificate.
 *
 * @param inHandshake in the handshake, as Cloudflare needs it
 * @param late afterwards: by renegotiation (TLS 1.2) or post-handshake authentication (TLS 1.3)
 * @param issuers the distinguished names (DER) it says it accepts; empty also when it does not say
 */
public record CertificateRequest(boolean inHandshake, boolean late, List<byte[]> issuers) implements Serializable {
    public static final CertificateRequest NEVER = new CertificateRequest(false, false, List.of());

    public CertificateRequest {
        issuers = List.copyOf(issuers);
    }

    /** The same, with the list of issuers taken from another where it is equal. */
    CertificateRequest sharing(CertificateRequest other) {
        if (!Der.same(issuers, other.issuers)) {
            return this;
        }
        return inHandshake == other.inHandshake && late == other.late
                ? other
                : new CertificateRequest(inHandshake, late, other.issuers);
    }
}
