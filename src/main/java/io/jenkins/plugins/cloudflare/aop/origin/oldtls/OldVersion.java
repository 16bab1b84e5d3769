package io.jenkins.plugins.cloudflare.aop.origin.oldtls;

/** A version of TLS that is not to be spoken any more (RFC 8996). */
public enum OldVersion {
    TLS_1_0("TLS 1.0", 1),
    TLS_1_1("TLS 1.1", 2);

    private final String label;
    private final int minor;

    OldVersion(String label, int minor) {
        this.label = label;
        this.minor = minor;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** What stands behind the 3 in the protocol's version field. */
    int minor() {
        return minor;
    }
}
