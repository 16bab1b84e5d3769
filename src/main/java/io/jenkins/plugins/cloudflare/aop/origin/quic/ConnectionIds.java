package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.security.SecureRandom;
import java.util.Arrays;

/** Whom packets come from and go to (RFC 9000, sections 5.1 and 7.2), and the token that goes with them. */
final class ConnectionIds {
    /** Of those made here, in bytes. */
    static final int SIZE = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] own = random();
    private byte[] peer = random();
    private byte[] token = {};
    private boolean peerKnown;
    private boolean retried;
    private long sequence;

    static byte[] random() {
        byte[] id = new byte[SIZE];
        RANDOM.nextBytes(id);
        return id;
    }

    byte[] own() {
        return own;
    }

    byte[] peer() {
        return peer;
    }

    /** What a Retry wants to see again; empty for nothing. */
    byte[] token() {
        return token;
    }

    boolean goesToClient(PacketHeader packet) {
        return Arrays.equals(packet.destination(), own);
    }

    /** Whether the server has named itself. */
    boolean peerKnown() {
        return peerKnown;
    }

    /** Takes the name that the server gives itself in its first packet. */
    void meet(byte[] source) {
        if (!peerKnown) {
            peer = source;
            peerKnown = true;
        }
    }

    /** Whether a Retry may be followed: only one, and only before anything else came (RFC 9000, section 17.2.5.2). */
    boolean mayRetry() {
        return !retried && !peerKnown;
    }

    /** Goes on under the name and with the token that a Retry gives. */
    void retry(byte[] source, byte[] newToken) {
        retried = true;
        peer = source;
        token = newToken;
    }

    /**
     * Takes another name when the server wants its older ones forgotten (RFC 9000, section 5.1.2).
     *
     * @return the number of the one that is no longer used, -1 when it may stay
     */
    long replace(long newSequence, long retirePriorTo, byte[] id) {
        if (retirePriorTo <= sequence || newSequence < retirePriorTo) {
            return -1;
        }
        long old = sequence;
        sequence = newSequence;
        peer = id;
        return old;
    }
}
