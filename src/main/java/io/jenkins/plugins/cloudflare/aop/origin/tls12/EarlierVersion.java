package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;

/** A version of TLS before 1.3. */
public enum EarlierVersion {
    TLS_1_0("TLS 1.0", 1),
    TLS_1_1("TLS 1.1", 2),
    TLS_1_2("TLS 1.2", 3);

    /** Those that are not to be spoken any more (RFC 8996). */
    public static final List<EarlierVersion> DEPRECATED = List.of(TLS_1_0, TLS_1_1);

    private final String label;
    private final int minor;

    EarlierVersion(String label, int minor) {
        this.label = label;
        this.minor = minor;
    }

    /** Whether this machine's cryptography can speak it: before TLS 1.2 with MD5, which a JVM in FIPS mode has not. */
    public boolean isKnown() {
        try {
            Mac.getInstance(this == TLS_1_2 ? "HmacSHA256" : "HmacMD5");
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
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
