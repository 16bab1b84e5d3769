package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.Locale;

/** The zone's SSL mode. Client certificates are presented only in modes that speak TLS to the origin. */
public enum EncryptionMode {
    OFF,
    FLEXIBLE,
    FULL,
    STRICT,
    ORIGIN_PULL,
    /** A value that this version does not know. */
    UNKNOWN;

    /** Reads the API's spelling; anything else, null included, is {@link #UNKNOWN}. */
    public static EncryptionMode of(String text) {
        for (EncryptionMode mode : values()) {
            if (mode != UNKNOWN && mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        return UNKNOWN;
    }

    /** False where Cloudflare speaks plain HTTP to the origin, so that no client certificate is ever presented. */
    public boolean presentsCertificates() {
        return this != OFF && this != FLEXIBLE;
    }

    /** True where Cloudflare answers 526 instead of talking to an origin whose own certificate it does not trust. */
    public boolean checksOrigins() {
        return this == STRICT || this == ORIGIN_PULL;
    }
}
