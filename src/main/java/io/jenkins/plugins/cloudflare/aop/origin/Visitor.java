package io.jenkins.plugins.cloudflare.aop.origin;

/** Who knocks at the origin. */
public enum Visitor {
    /** Has no certificate. */
    NOBODY("nobody"),
    /** Impostor A: copies our certificate under the name of our issuer, signed by a CA of its own. */
    FORGED("an impostor with a forged issuer"),
    /** Impostor B: copies our subject and signs itself. */
    SELF_SIGNED("an impostor with a self-signed certificate"),
    /** Has the certificate that Cloudflare presents, or another of the same issuer. */
    OURS("our certificate"),
    /** Has one of the same issuer whose validity is over; only a way around, never part of a proof. */
    EXPIRED("an expired certificate of our issuer");

    private final String label;

    Visitor(String label) {
        this.label = label;
    }

    /** For people, fit for the middle of a sentence. */
    public String label() {
        return label;
    }

    public boolean isImpostor() {
        return this == FORGED || this == SELF_SIGNED;
    }
}
