package io.jenkins.plugins.cloudflare.aop.origin.tls13;

/**
 * A ticket to an earlier TLS 1.3 session (RFC 8446, section 4.6.1). Never leaves the machine that got it.
 *
 * @param psk the secret that goes with it
 * @param identity the ticket itself
 * @param ageAdd what its age is hidden with, 32 bits
 * @param since when it came, as {@link System#nanoTime}
 */
public record SessionTicket(byte[] psk, byte[] identity, int ageAdd, long since) {

    /** Its age in milliseconds, hidden (RFC 8446, section 4.2.11.1). */
    int obscuredAge() {
        return (int) ((System.nanoTime() - since) / 1_000_000) + ageAdd;
    }
}
