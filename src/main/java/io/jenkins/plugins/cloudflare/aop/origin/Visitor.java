package io.jenkins.plugins.cloudflare.aop.origin;

/** Who visits an origin; between the first and the configured certificate stand those who must be refused. */
public enum Visitor {
    /** Presents no certificate. */
    ANONYMOUS("a visitor without a certificate"),
    /** Presents a copy of the configured certificate under the name of its issuer, signed by a throw-away CA. */
    FORGED("a forged certificate"),
    /** Presents that leaf, followed by its throw-away CAs, which bear the names of the configured ones. */
    FORGED_CHAIN("a forged certificate with its forged CA"),
    /** Presents that leaf, followed by a forged CA whose own issuer is missing. */
    PARTIAL_CHAIN("a forged certificate with an incomplete forged chain"),
    /** Presents that leaf, followed by the configured, public certificates: leaf and CAs. */
    STUFFED_CHAIN("a forged certificate followed by the configured one and its CAs"),
    /** Presents that leaf, followed by the configured leaf and nothing more. */
    STUFFED_LEAF("a forged certificate followed by the configured one"),
    /** Presents that leaf without key identifiers, followed by the configured CAs: their names chain, their keys do not. */
    STUFFED_AUTHORITY("a forged certificate followed by the CAs of the configured one"),
    /** Presents the subject of the configured certificate, self-signed. */
    SELF_SIGNED("a forged, self-signed certificate"),
    /** Presents one of the configured issuer whose validity has not begun. */
    NOT_YET_VALID("a certificate of the configured issuer that is not valid yet"),
    /** Presents one of the configured issuer that is not for TLS clients (RFC 5280, section 4.2.1.12). */
    NO_CLIENT_AUTH("a certificate of the configured issuer that is not for clients"),
    /** Presents the certificate that Cloudflare presents, or another of the same issuer. */
    CONFIGURED("the configured certificate"),
    /** Presents one of the same issuer whose validity is over; only a way around, never part of a proof. */
    EXPIRED("an expired certificate of the configured issuer");

    private final String label;

    Visitor(String label) {
        this.label = label;
    }

    /** For people, fit for the middle of a sentence: what is served or refused. */
    public String label() {
        return label;
    }

    /** Whether it presents a certificate that an origin must refuse, as part of a proof. */
    public boolean isForged() {
        return compareTo(ANONYMOUS) > 0 && compareTo(CONFIGURED) < 0;
    }
}
