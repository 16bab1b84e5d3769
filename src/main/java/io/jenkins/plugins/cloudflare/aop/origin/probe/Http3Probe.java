package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.http3.Http3Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Visits over HTTP/3. Where nothing answers it is one series of datagrams, once for each port of an address in a whole
 * probe, however many names are served there.
 */
final class Http3Probe {
    private final ProbeLimits limits;
    private final Set<Endpoint> silent = ConcurrentHashMap.newKeySet();

    Http3Probe(ProbeLimits limits) {
        this.limits = limits;
    }

    /** Looks at each UDP port of a target. */
    List<Http3Look> look(DetourSearch search, Endpoint remote) throws InterruptedIOException {
        List<Http3Look> looks = new ArrayList<>();
        looks.add(
                look(search, remote.at(search.target().port()), search.target().port()));
        for (int port : search.http3().otherPorts()) {
            looks.add(look(search, remote.at(port), port));
        }
        return looks;
    }

    private Http3Look look(DetourSearch search, Endpoint remote, int port) throws InterruptedIOException {
        Target target = search.target();
        Map<String, Visit> otherNames = new LinkedHashMap<>();
        if (silent.contains(remote)) {
            return new Http3Look(port, List.of(), otherNames);
        }
        List<Visit> visits = new ArrayList<>();
        visits.add(visit(target, remote, null, target.hostname()));
        Visit first = visits.get(0);
        if (first.phase() == Phase.CONNECT) {
            silent.add(remote);
        }
        boolean handshake = first.phase().compareTo(Phase.HANDSHAKE) >= 0;
        if (handshake) {
            for (Identity identity : search.http3().visitors()) {
                visits.add(visit(target, remote, identity, target.hostname()));
            }
        }
        boolean http3 = handshake || first.ending() == Ending.ALERT;
        if (http3 && !first.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL)) {
            for (String name : names(search)) {
                otherNames.put(name == null ? "no SNI" : "SNI " + name, visit(target, remote, null, name));
            }
        }
        return new Http3Look(port, visits, otherNames);
    }

    /** Those under which TCP is visited as well; null stands for none. */
    private static List<String> names(DetourSearch search) {
        List<String> names = new ArrayList<>();
        names.add(null);
        names.add(search.target().hostname().toUpperCase(Locale.ROOT));
        names.add(DetourProbe.UNKNOWN_NAME);
        names.addAll(search.otherNames());
        return names;
    }

    private Visit visit(Target target, Endpoint remote, Identity identity, String name) throws InterruptedIOException {
        VisitRequest request = new VisitRequest(
                identity == null ? Visitor.ANONYMOUS : identity.visitor(),
                identity,
                List.of(TlsVersion.TLS_1_3),
                remote,
                name,
                target.host(),
                target.path(),
                limits.visit());
        Visit visit = Http3Visit.make(request);
        boolean mayPass = DetourVisit.busy(visit.status())
                || visit.ending() == Ending.TIMED_OUT && visit.phase().compareTo(Phase.HANDSHAKE) >= 0;
        return mayPass ? Http3Visit.make(request) : visit;
    }
}
