package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** The visits of one target without a certificate, once on each TLS version. */
final class SurveyProbe {
    private SurveyProbe() {}

    static TargetSurvey visit(Target target, Endpoint remote, ProbeLimits limits, Visits made, SideBySide beside)
            throws InterruptedIOException {
        List<VisitRequest> requests = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            requests.add(VisitRequest.of(target, remote, Visitor.ANONYMOUS, null, version, limits));
        }
        List<SideBySide.Work<Visit>> works = new ArrayList<>();
        requests.forEach(request -> works.add(() -> made.make(request)));
        List<Visit> visits = beside.all(works);
        TlsVersion chosen = null;
        boolean older = false;
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            if (visit.phase() == Phase.CONNECT) {
                return new TargetSurvey(target, visits.subList(0, i + 1), chosen);
            }
            if (older && visit.phase() == Phase.HELLO && visit.ending() != Ending.ALERT) {
                chosen = made.chosenOfBoth(requests.get(i));
            }
            older = visit.phase().compareTo(Phase.HANDSHAKE) >= 0;
        }
        return new TargetSurvey(target, visits, chosen);
    }
}
