package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a visit shows by itself, whoever came: that there was no TLS to judge. Before ServerHello nothing is a refusal,
 * and what the TLS stack of the probe cannot do never is.
 */
final class TransportReader {
    /** Alerts that say that a server and this client have no version or cipher in common (RFC 8446, section 6.2). */
    private static final Set<TlsAlert> NOTHING_IN_COMMON =
            EnumSet.of(TlsAlert.PROTOCOL_VERSION, TlsAlert.HANDSHAKE_FAILURE, TlsAlert.INSUFFICIENT_SECURITY);

    /** Those that may speak of ciphers; to whoever offers less than others they do not say that a version is not spoken. */
    private static final Set<TlsAlert> IN_CIPHERS =
            EnumSet.of(TlsAlert.HANDSHAKE_FAILURE, TlsAlert.INSUFFICIENT_SECURITY);

    private TransportReader() {}

    /** Empty when the visit came to a point where a certificate can matter. */
    static Optional<VisitReading> of(Visit visit) {
        boolean early = visit.phase().compareTo(Phase.HANDSHAKE) < 0;
        return switch (visit.ending()) {
            case PLAIN_TEXT -> reading(VisitReading.Outcome.NOT_TLS, visit);
            case FORBIDDEN, NOT_CONNECTED -> reading(VisitReading.Outcome.UNREACHABLE, visit);
            case OTHER_VERSION -> reading(VisitReading.Outcome.NOT_SPOKEN, visit);
            case OWN_FAULT -> reading(VisitReading.Outcome.UNDECIDED, visit);
            case TIMED_OUT -> reading(early ? VisitReading.Outcome.UNREACHABLE : VisitReading.Outcome.UNDECIDED, visit);
            case CLOSED, RESET -> early ? reading(VisitReading.Outcome.UNREACHABLE, visit) : Optional.empty();
            case ALERT -> early ? Optional.of(alert(visit)) : Optional.empty();
            case NOT_HTTP -> reading(VisitReading.Outcome.UNDECIDED, visit);
            case ANSWERED -> Optional.empty();
        };
    }

    private static VisitReading alert(Visit visit) {
        if (IN_CIPHERS.stream().anyMatch(visit::endedWith) && visit.detail().equals(Visit.APPROVED_ONLY)) {
            return VisitReading.undecided(visit.label() + ", and " + visit.detail());
        }
        if (NOTHING_IN_COMMON.stream().anyMatch(visit::endedWith)) {
            return new VisitReading(VisitReading.Outcome.NOT_SPOKEN, visit.label());
        }
        if (visit.endedWith(TlsAlert.UNRECOGNIZED_NAME)) {
            return VisitReading.undecided("the server does not serve this name (alert unrecognized_name)");
        }
        return VisitReading.undecided(visit.label());
    }

    private static Optional<VisitReading> reading(VisitReading.Outcome outcome, Visit visit) {
        return Optional.of(new VisitReading(outcome, visit.label()));
    }
}
