package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which visits over HTTP/3 were refused for want of the configured certificate.
 *
 * @param served whether a visit was served
 */
record Http3Refusals(Http3Look look, Predicate<Visit> served) {
    /** Not found, and misdirected: as a Caddy answers everybody that was told of certificates in a reload. */
    private static final Set<Integer> ELSEWHERE = Set.of(404, 421);

    /** A status that refuses a client, or the end of a handshake in which a certificate was asked for. */
    boolean refused(Visit visit) {
        boolean withheld = visit.visitor() != Visitor.ANONYMOUS && !visit.certificateSent();
        if (visit.asked().inHandshake() && withheld) {
            // The server accepts other kinds of keys, so it has not seen this visitor.
            return false;
        }
        if (visit.answer() != null) {
            return refusing(visit);
        }
        if (visit.ending() == Ending.ALERT && visit.phase() == Phase.HELLO) {
            return visit.endedWith(TlsAlert.UNRECOGNIZED_NAME) || visit.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL);
        }
        boolean hungUp = visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
        return visit.asked().inHandshake() && (visit.ending() == Ending.ALERT || hungUp && configuredGotThrough());
    }

    /** What the configured certificate gets as well is meant for everybody, unless it says that nothing is here. */
    private boolean refusing(Visit visit) {
        int status = visit.status();
        boolean marked = visit.answer().mark() != null && visit.answer().mark().refusal();
        // A redirect serves nothing by itself; what it leads to here was visited apart.
        if (marked || ELSEWHERE.contains(status) || visit.answer().redirects()) {
            return true;
        }
        List<Visit> configured = look.visits().stream()
                .filter(one -> one.visitor() == Visitor.CONFIGURED)
                .toList();
        return configured.isEmpty()
                ? RefusalStatus.ofCertificate(status) || RefusalStatus.forbidden(status)
                : RefusalStatus.clientError(status) && configured.stream().anyMatch(served);
    }

    /** A server that does not know a name may say so in any way that ends the handshake. */
    static boolean underOtherName(Visit visit) {
        return visit.answer() != null
                ? !DetourVisit.busy(visit.status()) && !RefusalStatus.passing(visit.status())
                : visit.ending() == Ending.ALERT || visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
    }

    /** A connection that breaks shows a refusal only where another does not. */
    private boolean configuredGotThrough() {
        return look.visits().stream()
                .anyMatch(visit -> visit.visitor() == Visitor.CONFIGURED && visit.answer() != null);
    }
}
