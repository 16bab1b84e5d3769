package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;

/**
 * One target as a visitor without a certificate saw it.
 *
 * @param visits one for each TLS version, fewer when the address could not even be connected to
 * @param chosenOfBoth the version the server picked when it was offered both; null when that was not asked. It is asked
 *     when a server hangs up on TLS 1.3 alone, as some do that only know TLS 1.2: RFC 8446, section 4.1.3, has a server
 *     that knows TLS 1.3 mark the choice of an older version, which the JDK would have reported.
 */
public record TargetSurvey(Target target, List<Visit> visits, TlsVersion chosenOfBoth) implements Serializable {
    public TargetSurvey {
        visits = List.copyOf(visits);
    }

    /** Whether TLS is spoken on any version, so that a proof can show more than this survey. */
    public boolean speaksTls() {
        return visits.stream().anyMatch(visit -> visit.phase().compareTo(Phase.HANDSHAKE) >= 0);
    }

    /** The distinguished names (DER) of the issuers that the server says it accepts, each once. */
    public List<byte[]> acceptedIssuers() {
        return Der.distinct(visits.stream().flatMap(visit -> visit.asked().issuers().stream()));
    }
}
