package io.jenkins.plugins.cloudflare.aop.origin;

/** The TLS versions with which Cloudflare's edge may come to an origin; each is tried by itself. */
public enum TlsVersion {
    TLS_1_2("TLS 1.2", "TLSv1.2"),
    TLS_1_3("TLS 1.3", "TLSv1.3");

    private final String label;
    private final String protocol;

    TlsVersion(String label, String protocol) {
        this.label = label;
        this.protocol = protocol;
    }

    /** For people: {@code TLS 1.2}. */
    public String label() {
        return label;
    }

    /** For the JDK: {@code TLSv1.2}. */
    public String protocol() {
        return protocol;
    }
}
