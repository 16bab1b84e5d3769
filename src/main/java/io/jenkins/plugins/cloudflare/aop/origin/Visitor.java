package io.jenkins.plugins.cloudflare.aop.origin;

/** Who visits an origin. */
public enum Visitor {
    /** Presents no certificate. */
    ANONYMOUS("a visitor without a certificate"),
    /** Presents a copy of the configured certificate under the name of its issuer, signed by a throw-away CA. */
    FORGED("a forged certificate"),
    /** Presents the subject of the configured certificate, self-signed. */
    SELF_SIGNED("a forged, self-signed certificate"),
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

    /** Whether what it presents comes from none of the configured issuers. */
    public boolean isForged() {
        return this == FORGED || this == SELF_SIGNED;
    }
}
