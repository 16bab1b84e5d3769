package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.ResumingEngines;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.util.List;

/** Sessions that are opened without a certificate and resumed under the protected name. */
final class ResumptionProbe {
    private final Target target;
    private final DetourRequests requests;
    private final List<DetourVisit> seen;

    /** @param seen takes what is seen */
    ResumptionProbe(Target target, DetourRequests requests, List<DetourVisit> seen) {
        this.target = target;
        this.requests = requests;
        this.seen = seen;
    }

    /** Where HTTP and not TLS refuses there is a session to resume, and some servers take that for a verified one. */
    void ownName(TlsVersion version) throws InterruptedIOException {
        VisitRequest request = requests.of(version, target.hostname(), target.host());
        if (version == TlsVersion.TLS_1_2) {
            inOneContext(request);
        } else {
            acrossNames(request);
        }
    }

    /** On TLS 1.2, where a session keeps its name: opened and resumed under the same. Returns the opening visit. */
    Visit inOneContext(VisitRequest request) throws InterruptedIOException {
        try {
            ResumingEngines session = new ResumingEngines();
            Visit visit = SingleVisit.make(request, any -> session);
            if (visit.phase().compareTo(Phase.ESTABLISHED) >= 0) {
                Visit second = SingleVisit.make(request, any -> session);
                boolean resumed = second.serverChain().isEmpty();
                if (resumed && second.phase().compareTo(Phase.ESTABLISHED) >= 0) {
                    seen.add(DetourVisit.of(Detour.RESUMPTION, resumption(request), second));
                }
            }
            return visit;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a TLS context without a certificate needs nothing", e);
        }
    }

    /** On TLS 1.3: opened as said and resumed under the protected name. */
    void acrossNames(VisitRequest opening) throws InterruptedIOException {
        TlsVersion version = opening.versions().get(0);
        try {
            HttpAnswer answer =
                    new TicketResumption(opening, requests.of(version, target.hostname(), target.host())).answer();
            if (answer != null) {
                boolean busy = DetourVisit.busy(answer.status());
                String ended = "HTTP " + answer.status();
                seen.add(new DetourVisit(Detour.RESUMPTION, resumption(opening), answer, busy, ended));
            }
        } catch (VisitEndedException e) {
            boolean refused = e.ending() == Ending.ALERT || e.ending() == Ending.CLOSED || e.ending() == Ending.RESET;
            if (!refused) {
                String ended =
                        switch (e.ending()) {
                            case TIMED_OUT -> "no answer in time";
                            case NOT_CONNECTED -> "no connection";
                            default -> "no TLS 1.3 that is understood";
                        };
                seen.add(new DetourVisit(Detour.RESUMPTION, resumption(opening), null, true, ended));
            }
        }
    }

    private String resumption(VisitRequest opened) {
        boolean own = target.hostname().equals(opened.serverName());
        return "in a session opened " + (own ? "without it" : "under " + opened.serverName()) + " and resumed for "
                + target.hostname() + " on " + opened.versions().get(0).label();
    }
}
