package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Tells what the peer said from what the TLS stack of the probe says. The JDK has no type for either: an alert is known by its
 * message, the same from JDK 11 to 25, and backed by the alert's number where that came unencrypted.
 */
final class PeerAlert {
    private static final Pattern NAMED = Pattern.compile("(?i)(?:fatal alert|handshake warning): ([a-z0-9_]+)");
    private static final Pattern NUMBERED = Pattern.compile("(?i)unknown alert description \\((-?\\d+)\\)");

    /** Alerts of TLS 1.2 and older that RFC 8446 no longer names, as the JDK calls them (RFC 5246, section 7.2). */
    private static final Map<String, Integer> OLDER = Map.of(
            "decryption_failed", 21,
            "decompression_failure", 30,
            "no_certificate", 41,
            "export_restriction", 60,
            "no_renegotiation", 100,
            "certificate_unobtainable", 111,
            "bad_certificate_hash_value", 114);

    private PeerAlert() {}

    /** @param unencrypted the number of the last alert seen in the clear, -1 when there was none */
    static VisitEndedException ended(SSLException failure, int unencrypted) {
        Optional<VisitEndedException> typed = BouncyCastleAlert.ended(failure);
        if (typed.isPresent()) {
            return typed.get();
        }
        String message = String.valueOf(failure.getMessage());
        Matcher named = NAMED.matcher(message);
        if (named.find()) {
            return new VisitEndedException(named(named.group(1), unencrypted));
        }
        Matcher numbered = NUMBERED.matcher(message);
        if (numbered.find()) {
            return new VisitEndedException(new AlertDescription(Integer.parseInt(numbered.group(1)) & 0xff));
        }
        if (message.contains("close_notify")) {
            return new VisitEndedException(Ending.CLOSED, "");
        }
        if (message.contains("selected protocol version")) {
            return new VisitEndedException(Ending.OTHER_VERSION, "");
        }
        if (unencrypted > 0) {
            return new VisitEndedException(new AlertDescription(unencrypted));
        }
        return new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(message));
    }

    /** A name that neither RFC knows is a new one of the JDK; what was seen in the clear stands for it then. */
    private static AlertDescription named(String name, int unencrypted) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (TlsAlert alert : TlsAlert.values()) {
            if (alert.label().equals(lower)) {
                return AlertDescription.of(alert);
            }
        }
        return new AlertDescription(
                OLDER.getOrDefault(lower, unencrypted > 0 ? unencrypted : TlsAlert.INTERNAL_ERROR.number()));
    }
}
