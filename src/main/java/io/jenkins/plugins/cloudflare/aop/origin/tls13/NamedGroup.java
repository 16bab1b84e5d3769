package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The groups for a key exchange that servers use (RFC 8446, section 4.2.7). */
enum NamedGroup {
    /** The usual one. */
    X25519(29, 32),
    /** The one that every server has to know. */
    SECP256R1(23, 32),
    /** For servers that know nothing shorter. */
    SECP384R1(24, 48);

    private final int code;
    private final int size;

    NamedGroup(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /** The group with this number, empty for one that was not offered. */
    static Optional<NamedGroup> of(int code) {
        return Arrays.stream(values()).filter(group -> group.code == code).findFirst();
    }

    /** Those that this machine's cryptography knows: a JVM that follows FIPS 140 has no X25519 (SP 800-56A, appendix D). */
    static List<NamedGroup> known() {
        return Arrays.stream(values()).filter(NamedGroup::isKnown).toList();
    }

    private boolean isKnown() {
        try {
            KeyPairGenerator.getInstance(this == X25519 ? name() : "EC");
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    /** The number in ClientHello and ServerHello. */
    int code() {
        return code;
    }

    /** Bytes of a coordinate. */
    int size() {
        return size;
    }
}
