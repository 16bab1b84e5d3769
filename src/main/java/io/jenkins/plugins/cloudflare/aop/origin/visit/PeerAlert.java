package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Tells what the peer said from what our own TLS stack says. The JDK has no type for either: an alert is known by its
 * message, the same from JDK 11 to 25, and backed by the alert's number where that came unencrypted.
 */
final class PeerAlert {
    private static final Pattern NAMED = Pattern.compile("(?i)(?:fatal alert|handshake warning): ([a-z0-9_]+)");
    private static final Pattern NUMBERED = Pattern.compile("(?i)unknown alert description \\((-?\\d+)\\)");

    private PeerAlert() {}

    /** @param unencrypted the number of the last alert seen in the clear, -1 when there was none */
    static VisitEndedException ended(SSLException failure, int unencrypted) {
        String message = String.valueOf(failure.getMessage());
        Matcher named = NAMED.matcher(message);
        if (named.find()) {
            return new VisitEndedException(Ending.ALERT, named.group(1));
        }
        Matcher numbered = NUMBERED.matcher(message);
        if (numbered.find()) {
            return new VisitEndedException(Ending.ALERT, "number " + (Integer.parseInt(numbered.group(1)) & 0xff));
        }
        if (message.contains("close_notify")) {
            return new VisitEndedException(Ending.CLOSED, "");
        }
        if (message.contains("selected protocol version")) {
            return new VisitEndedException(Ending.OTHER_VERSION, "");
        }
        if (unencrypted > 0) {
            return new VisitEndedException(Ending.ALERT, "number " + unencrypted);
        }
        return new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(message));
    }
}
