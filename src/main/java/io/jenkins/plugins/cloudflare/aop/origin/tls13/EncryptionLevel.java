package io.jenkins.plugins.cloudflare.aop.origin.tls13;

/** How far the keys of a TLS 1.3 handshake are, in the order of time (RFC 9001, section 2.1; early data is never sent). */
public enum EncryptionLevel {
    /** Hellos. */
    INITIAL,
    /** Everything else of the handshake. */
    HANDSHAKE,
    /** What the connection is for. */
    APPLICATION
}
