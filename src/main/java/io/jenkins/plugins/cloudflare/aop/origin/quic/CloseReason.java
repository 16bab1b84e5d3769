package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.nio.charset.StandardCharsets;

/**
 * Why a peer ended a connection (RFC 9000, section 19.19).
 *
 * @param byApplication whether HTTP/3 did, and not QUIC
 * @param phrase what it says in words, of any bytes
 */
record CloseReason(boolean byApplication, long code, byte[] phrase) {
    /** From here on, 256 codes stand for the alerts of TLS (RFC 9001, section 4.8). */
    private static final long CRYPTO_ERROR = 0x100;

    /** How a visit ends with this. */
    VisitEndedException ended() {
        if (!byApplication && code >= CRYPTO_ERROR && code < CRYPTO_ERROR + 256) {
            return new VisitEndedException(new AlertDescription((int) (code - CRYPTO_ERROR)));
        }
        String words = PrintableText.brief(new String(phrase, StandardCharsets.US_ASCII));
        String protocol = byApplication ? "HTTP/3" : "QUIC";
        return new VisitEndedException(
                Ending.CLOSED, (protocol + " error 0x" + Long.toHexString(code) + " " + words).strip());
    }
}
