package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.security.GeneralSecurityException;

/** The secrets of one TLS 1.3 connection (RFC 8446, section 7.1). */
final class KeySchedule {
    private final HashFunction hash;
    private byte[] current;

    /** @param psk null for a connection without a past */
    KeySchedule(HashFunction hash, byte[] psk) throws GeneralSecurityException {
        this.hash = hash;
        byte[] none = new byte[hash.size()];
        current = hash.extract(none, psk == null ? none : psk);
    }

    /** Goes on from the early to the handshake secret. */
    void advance(byte[] input) throws GeneralSecurityException {
        current = hash.extract(secret("derived", hash.hash(new byte[0])), input);
    }

    /** Goes on from the handshake to the master secret. */
    void advance() throws GeneralSecurityException {
        advance(new byte[hash.size()]);
    }

    /** Derive-Secret of the current stage. */
    byte[] secret(String label, byte[] transcriptHash) throws GeneralSecurityException {
        return hash.expand(current, label, transcriptHash, hash.size());
    }
}
