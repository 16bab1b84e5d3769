package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads visits of one target on one TLS version, each in the light of all. Pure: the same visits always read the same.
 *
 * <p>A status means something only in comparison. What a visitor without a certificate gets is compared with what the
 * configured certificate gets, and the other way round where a server may answer 401, 403 or 421 either to a certificate
 * that it does not like or to every visitor.
 */
final class VisitReader {
    private final List<Visit> visits;
    private final FrontPages front;
    private final Map<Visit, VisitReading> known = new IdentityHashMap<>();

    VisitReader(List<Visit> visits) {
        this.visits = List.copyOf(visits);
        this.front = new FrontPages(visits.stream()
                .filter(VisitReader::counts)
                .filter(visit -> !RefusalStatus.ofCertificate(visit.status())));
    }

    VisitReading of(Visit visit) {
        VisitReading reading = known.get(visit);
        if (reading == null) {
            reading = read(visit);
            known.put(visit, reading);
        }
        return reading;
    }

    private VisitReading read(Visit visit) {
        if (visit.asked().late()
                && (visit.visitor() == Visitor.CONFIGURED || !visit.asked().inHandshake())) {
            return late(visit);
        }
        Optional<VisitReading> bare = TransportReader.of(visit);
        if (bare.isPresent()) {
            return bare.get();
        }
        if (!visit.asked().inHandshake()) {
            return unasked(visit);
        }
        if (visit.visitor() != Visitor.ANONYMOUS && !visit.certificateSent()) {
            return succeeded(visit)
                    ? VisitReading.served(visit)
                    : VisitReading.undecided(visit.visitor().label()
                            + " could not be sent: the server accepts other kinds of keys (" + visit.label() + ")");
        }
        return visit.visitor() == Visitor.CONFIGURED ? configured(visit) : stranger(visit);
    }

    /** Asked only after the handshake: no client like Cloudflare's, which offers neither way of it, can answer. */
    private static VisitReading late(Visit visit) {
        if (visit.visitor() != Visitor.CONFIGURED && succeeded(visit)) {
            return VisitReading.served(visit);
        }
        String because = "a certificate is asked for only after the handshake, where Cloudflare cannot present one ("
                + visit.label() + ")";
        return visit.visitor() == Visitor.CONFIGURED && visit.version() == TlsVersion.TLS_1_3
                ? new VisitReading(VisitReading.Outcome.REFUSED, because)
                : VisitReading.undecided(because);
    }

    /** Without being asked for a certificate, every visitor comes without one. */
    private VisitReading unasked(Visit visit) {
        if (visit.answer() == null) {
            return VisitReading.undecided(visit.label() + " although no certificate was asked for");
        }
        boolean sameForOthers = any(other ->
                other.visitor() != visit.visitor() && !other.asked().inHandshake() && other.status() == visit.status());
        if (succeeded(visit)) {
            return VisitReading.served(visit);
        }
        if (visit.visitor() != Visitor.CONFIGURED && front.include(visit.answer())) {
            return samePage(visit);
        }
        return sameForOthers
                ? new VisitReading(
                        VisitReading.Outcome.SERVED,
                        visit.label() + ", as for every visitor: no certificate is asked for")
                : VisitReading.undecided(visit.label() + " although no certificate was asked for");
    }

    private VisitReading configured(Visit visit) {
        if (visit.answer() == null) {
            boolean sure = visit.ending() == Ending.ALERT
                    || visits.stream().filter(VisitReader::hungUpOnConfigured).count() > 1;
            return sure ? VisitReading.refused(visit) : VisitReading.undecided(visit.label() + ", seen only once");
        }
        int status = visit.status();
        if (RefusalStatus.ofCertificate(status)) {
            return VisitReading.refused(visit);
        }
        if (RefusalStatus.forbidden(status)) {
            if (any(other -> other.visitor() == Visitor.ANONYMOUS && other.status() == status)) {
                return sameForEveryVisitor(visit);
            }
            if (any(other -> other.visitor() == Visitor.ANONYMOUS
                    && other.answer() != null
                    && !RefusalStatus.clientError(other.status()))) {
                return VisitReading.refused(visit);
            }
        }
        return VisitReading.served(visit);
    }

    /** Without a certificate, or with a forged one that was sent. */
    private VisitReading stranger(Visit visit) {
        if (visit.answer() == null) {
            return VisitReading.refused(visit);
        }
        int status = visit.status();
        if (succeeded(visit)) {
            return VisitReading.served(visit);
        }
        if (front.include(visit.answer())) {
            return samePage(visit);
        }
        if (any(other -> counts(other) && other.status() == status && !of(other).is(VisitReading.Outcome.REFUSED))) {
            return likeConfigured(visit);
        }
        boolean configuredServed = any(
                other -> counts(other) && other.answer() != null && of(other).is(VisitReading.Outcome.SERVED));
        boolean refused = configuredServed
                ? RefusalStatus.clientError(status)
                : RefusalStatus.ofCertificate(status) || RefusalStatus.forbidden(status);
        return refused
                ? VisitReading.refused(visit)
                : VisitReading.undecided(visit.visitor().label() + " gets " + visit.label()
                        + ", which is neither a refusal nor what the configured certificate gets");
    }

    private static VisitReading samePage(Visit visit) {
        return new VisitReading(
                VisitReading.Outcome.SERVED, visit.label() + " with the page that the configured certificate gets");
    }

    private VisitReading likeConfigured(Visit visit) {
        int status = visit.status();
        if (RefusalStatus.passing(status)) {
            return VisitReading.undecided("every visitor gets " + visit.label());
        }
        if (RefusalStatus.forbidden(status)
                && any(other -> other.visitor() == Visitor.ANONYMOUS && other.status() == status)) {
            return sameForEveryVisitor(visit);
        }
        boolean passing = status / 100 == 3 || status / 100 == 5;
        boolean stable = visits.stream()
                .filter(other -> counts(other) || other.visitor() == visit.visitor())
                .allMatch(other -> other.status() == status);
        return passing && !stable
                ? VisitReading.undecided(visit.visitor().label() + " gets " + visit.label()
                        + " at times, and so does the configured certificate")
                : new VisitReading(
                        VisitReading.Outcome.SERVED, visit.label() + ", the same as with the configured certificate");
    }

    private static VisitReading sameForEveryVisitor(Visit visit) {
        return VisitReading.undecided("every visitor gets " + visit.label()
                + ", with the configured certificate and without: choose a path that a legitimate client may read");
    }

    private boolean any(Predicate<Visit> condition) {
        return visits.stream().anyMatch(condition);
    }

    /** Whether it is a visit with the configured certificate, which was asked for in time and really sent. */
    private static boolean counts(Visit visit) {
        return visit.visitor() == Visitor.CONFIGURED
                && visit.certificateSent()
                && visit.asked().inHandshake()
                && !visit.asked().late();
    }

    private static boolean hungUpOnConfigured(Visit visit) {
        return counts(visit)
                && visit.phase().compareTo(Phase.HANDSHAKE) >= 0
                && (visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET);
    }

    private static boolean succeeded(Visit visit) {
        return visit.status() / 100 == 2;
    }
}
