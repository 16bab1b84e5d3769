package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.Optional;
import java.util.Set;

/**
 * What a visit shows by itself, whoever came: that there was no TLS to judge. Before ServerHello nothing is a refusal,
 * and what our own TLS stack cannot do never is.
 */
final class BareReading {
    /** Alerts that say that a server and this client have no version or cipher in common (RFC 8446, section 6.2). */
    private static final Set<String> NOTHING_IN_COMMON =
            Set.of("protocol_version", "handshake_failure", "insufficient_security");

    private BareReading() {}

    /** Empty when the visit came to a point where a certificate can matter. */
    static Optional<Reading> of(Visit visit) {
        boolean early = visit.phase().compareTo(Phase.HANDSHAKE) < 0;
        return switch (visit.ending()) {
            case PLAIN_TEXT -> reading(Reading.Outcome.NOT_TLS, visit);
            case FORBIDDEN, NOT_CONNECTED -> reading(Reading.Outcome.UNREACHABLE, visit);
            case OTHER_VERSION -> reading(Reading.Outcome.NOT_SPOKEN, visit);
            case OWN_FAULT -> reading(Reading.Outcome.UNDECIDED, visit);
            case TIMED_OUT -> reading(early ? Reading.Outcome.UNREACHABLE : Reading.Outcome.UNDECIDED, visit);
            case CLOSED, RESET -> early ? reading(Reading.Outcome.UNREACHABLE, visit) : Optional.empty();
            case ALERT -> early ? Optional.of(alert(visit)) : Optional.empty();
            case NOT_HTTP -> reading(Reading.Outcome.UNDECIDED, visit);
            case ANSWERED -> Optional.empty();
        };
    }

    private static Reading alert(Visit visit) {
        if (NOTHING_IN_COMMON.contains(visit.detail())) {
            return new Reading(Reading.Outcome.NOT_SPOKEN, visit.label());
        }
        if (visit.detail().equals("unrecognized_name")) {
            return Reading.undecided("the server does not serve this name (alert unrecognized_name)");
        }
        return Reading.undecided(visit.label());
    }

    private static Optional<Reading> reading(Reading.Outcome outcome, Visit visit) {
        return Optional.of(new Reading(outcome, visit.label()));
    }
}
