package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The visits of one target by ways around its front door, without a certificate but for an expired one. */
final class DetourProbe {
    /** No server has it (RFC 2606, section 2), so a server's default answers. */
    static final String UNKNOWN_NAME = "cloudflare-aop-probe.invalid";

    private final DetourSearch search;
    private final Target target;
    private final Endpoint remote;
    private final PlainHttpProbe ports;
    private final ProbeLimits limits;
    private final DetourRequests requests;
    private final ResumptionProbe resumption;
    private final List<DetourVisit> seen = new ArrayList<>();

    DetourProbe(DetourSearch search, Endpoint remote, PlainHttpProbe ports, ProbeLimits limits) {
        this.search = search;
        this.target = search.target();
        this.remote = remote;
        this.ports = ports;
        this.limits = limits;
        this.requests = new DetourRequests(target, remote, limits);
        this.resumption = new ResumptionProbe(target, requests, seen);
    }

    TargetDetours run() throws InterruptedIOException {
        for (TlsVersion version : search.versions()) {
            boolean newest = version == search.versions().get(search.versions().size() - 1);
            if (search.sought().contains(Detour.RESUMPTION)) {
                resumption.ownName(version);
            }
            otherHosts(version, target.hostname(), newest);
            otherName(version, null, newest);
            otherName(version, target.hostname().toUpperCase(Locale.ROOT), newest);
            otherName(version, UNKNOWN_NAME, newest);
            for (String name : search.otherNames()) {
                otherName(version, name, newest);
            }
            otherProtocol(version);
            expired(version);
        }
        plain();
        return new TargetDetours(target, seen);
    }

    private void otherName(TlsVersion version, String name, boolean newest) throws InterruptedIOException {
        boolean shown = search.sought().contains(Detour.OTHER_NAME);
        // The JDK cannot resume under a name what was opened without any.
        boolean resumed = search.sought().contains(Detour.RESUMPTION)
                && name != null
                && !name.equalsIgnoreCase(target.hostname());
        if (!shown && !resumed) {
            return;
        }
        VisitRequest request = requests.of(version, name, target.host());
        Visit visit = resumed && version == TlsVersion.TLS_1_2
                ? resumption.inOneContext(request)
                : DetourRequests.patiently(request);
        if (resumed && version == TlsVersion.TLS_1_3 && visit.phase().compareTo(Phase.ESTABLISHED) >= 0) {
            resumption.acrossNames(request);
        }
        if (shown) {
            note(Detour.OTHER_NAME, way(version, name, target.host()), visit);
            if (visit.answer() != null) {
                otherHosts(version, name, newest);
            }
        }
    }

    /** Other spellings in Host matter where HTTP and not TLS refuses; one TLS version is enough to see it. */
    private void otherHosts(TlsVersion version, String name, boolean newest) throws InterruptedIOException {
        if (!newest || !search.sought().contains(Detour.OTHER_NAME)) {
            return;
        }
        for (String host : HostSpellings.of(target)) {
            Visit visit = DetourRequests.patiently(requests.of(version, name, host));
            note(Detour.OTHER_NAME, way(version, name, host), visit);
            if (visit.answer() == null) {
                return;
            }
        }
    }

    private void otherProtocol(TlsVersion version) throws InterruptedIOException {
        if (search.sought().contains(Detour.OTHER_PROTOCOL)) {
            Visit visit = SingleVisit.inHttpTwo(requests.of(version, target.hostname(), target.host()));
            if (visit.answer() != null) {
                note(Detour.OTHER_PROTOCOL, "over HTTP/2 on " + version.label(), visit);
            }
        }
    }

    private void expired(TlsVersion version) throws InterruptedIOException {
        if (search.expired() != null && search.sought().contains(Detour.EXPIRED_CERTIFICATE)) {
            Visit visit = DetourRequests.patiently(
                    VisitRequest.of(target, remote, Visitor.EXPIRED, search.expired(), version, limits));
            // A server that asks for none, or for another kind, shows nothing of how it takes this one.
            if (visit.certificateSent()) {
                note(Detour.EXPIRED_CERTIFICATE, "on " + version.label(), visit);
            }
        }
    }

    private void plain() throws InterruptedIOException {
        if (search.sought().contains(Detour.PLAIN_HTTP)) {
            if (ports.port() != target.port()) {
                HttpAnswer answer = ports.ask(requests.of(TlsVersion.TLS_1_3, null, target.hostname()));
                notePlain(ports.port(), answer);
            }
            notePlain(target.port(), ports.askTlsPort(requests.of(TlsVersion.TLS_1_3, null, target.host())));
        }
    }

    private void notePlain(int port, HttpAnswer answer) {
        if (answer != null) {
            String way = "over plain HTTP on port " + port;
            seen.add(new DetourVisit(Detour.PLAIN_HTTP, way, answer, false, "HTTP " + answer.status()));
        }
    }

    private void note(Detour detour, String way, Visit visit) {
        seen.add(DetourVisit.of(detour, way, visit));
    }

    private static String way(TlsVersion version, String name, String host) {
        return "with " + (name == null ? "no SNI" : "SNI " + name) + " and Host " + host + " on " + version.label();
    }
}
