package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * A ticket to an earlier TLS 1.3 session (RFC 8446, section 4.6.1). Never leaves the machine that got it.
 *
 * @param psk the secret that goes with it
 * @param identity the ticket itself
 * @param ageAdd what its age is hidden with, 32 bits
 * @param since when it came, as {@link System#nanoTime}
 */
public record SessionTicket(byte[] psk, byte[] identity, int ageAdd, long since) {

    private static final HashFunction HASH = HashFunction.SHA_256;

    /** Bytes of a ticket's lifetime. */
    private static final int LIFETIME = 4;

    /**
     * Reads a NewSessionTicket.
     *
     * @param message with its header
     * @param resumptionSecret of the connection it came on
     */
    static SessionTicket of(byte[] message, byte[] resumptionSecret) throws GeneralSecurityException {
        ByteBuffer body = ByteBuffer.wrap(message);
        body.position(HandshakeMessages.HEADER + LIFETIME);
        int ageAdd = body.getInt();
        byte[] nonce = new byte[body.get() & 0xff];
        body.get(nonce);
        byte[] identity = new byte[body.getShort() & 0xffff];
        body.get(identity);
        byte[] psk = HASH.expand(resumptionSecret, "resumption", nonce, HASH.size());
        return new SessionTicket(psk, identity, ageAdd, System.nanoTime());
    }

    /** Its age in milliseconds, hidden (RFC 8446, section 4.2.11.1). */
    int obscuredAge() {
        return (int) ((System.nanoTime() - since) / 1_000_000) + ageAdd;
    }
}
