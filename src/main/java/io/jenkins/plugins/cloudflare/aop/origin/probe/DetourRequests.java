package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.List;

/** The visits to one target without a certificate, apart from what differs between the ways around its front door. */
record DetourRequests(Target target, Endpoint remote, ProbeLimits limits) {
    /**
     * @param name for SNI, null for none
     * @param host the value of the Host header
     */
    VisitRequest of(TlsVersion version, String name, String host) {
        return new VisitRequest(
                Visitor.ANONYMOUS, null, List.of(version), remote, name, host, target.path(), limits.visit());
    }

    /** A visit that was not answered for a reason that may pass is made once more. */
    static Visit patiently(VisitRequest request) throws InterruptedIOException {
        Visit visit = SingleVisit.make(request);
        return visit.ending() == Ending.NOT_CONNECTED || DetourVisit.busy(visit.status())
                ? SingleVisit.make(request)
                : visit;
    }
}
