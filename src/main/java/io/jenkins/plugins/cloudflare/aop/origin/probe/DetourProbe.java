package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.ResumingEngines;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The visits of one target by ways around its front door; all by nobody but those with an expired certificate. */
final class DetourProbe {
    /** No server has it (RFC 2606, section 2), so a server's default answers. */
    static final String UNKNOWN_NAME = "cloudflare-aop-probe.invalid";

    private final DetourSearch search;
    private final Target target;
    private final Endpoint remote;
    private final PlainHttpProbe ports;
    private final ProbeLimits limits;
    private final List<DetourVisit> seen = new ArrayList<>();

    DetourProbe(DetourSearch search, Endpoint remote, PlainHttpProbe ports, ProbeLimits limits) {
        this.search = search;
        this.target = search.target();
        this.remote = remote;
        this.ports = ports;
        this.limits = limits;
    }

    TargetDetours run() throws InterruptedIOException {
        for (TlsVersion version : search.versions()) {
            boolean newest = version == search.versions().get(search.versions().size() - 1);
            if (search.sought().contains(Detour.RESUMPTION)) {
                ownSession(version);
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
        VisitRequest approach = approach(version, name, target.host());
        Visit visit = resumed && version == TlsVersion.TLS_1_2 ? lent(approach) : patiently(approach);
        if (resumed && version == TlsVersion.TLS_1_3 && visit.phase().compareTo(Phase.ESTABLISHED) >= 0) {
            ride(approach);
        }
        if (shown) {
            note(Detour.OTHER_NAME, way(version, name, target.host()), visit);
            if (visit.answer() != null) {
                otherHosts(version, name, newest);
            }
        }
    }

    /** Where HTTP and not TLS refuses there is a session to resume, and some servers take that for a verified one. */
    private void ownSession(TlsVersion version) throws InterruptedIOException {
        VisitRequest approach = approach(version, target.hostname(), target.host());
        if (version == TlsVersion.TLS_1_2) {
            lent(approach);
        } else {
            ride(approach);
        }
    }

    private Visit lent(VisitRequest approach) throws InterruptedIOException {
        try {
            ResumingEngines session = new ResumingEngines();
            Visit visit = SingleVisit.make(approach, any -> session);
            if (visit.phase().compareTo(Phase.ESTABLISHED) >= 0) {
                Visit second = SingleVisit.make(approach, any -> session);
                boolean resumed = second.serverChain().isEmpty();
                if (resumed && second.phase().compareTo(Phase.ESTABLISHED) >= 0) {
                    note(Detour.RESUMPTION, resumption(approach), second);
                }
            }
            return visit;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a TLS context without a certificate needs nothing", e);
        }
    }

    private void ride(VisitRequest opening) throws InterruptedIOException {
        TlsVersion version = opening.versions().get(0);
        try {
            HttpAnswer answer =
                    new TicketResumption(opening, approach(version, target.hostname(), target.host())).answer();
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

    /** Other spellings in Host matter where HTTP and not TLS refuses; one TLS version is enough to see it. */
    private void otherHosts(TlsVersion version, String name, boolean newest) throws InterruptedIOException {
        if (!newest || !search.sought().contains(Detour.OTHER_NAME)) {
            return;
        }
        for (String host : HostSpellings.of(target)) {
            Visit visit = patiently(approach(version, name, host));
            note(Detour.OTHER_NAME, way(version, name, host), visit);
            if (visit.answer() == null) {
                return;
            }
        }
    }

    private void otherProtocol(TlsVersion version) throws InterruptedIOException {
        if (search.sought().contains(Detour.OTHER_PROTOCOL)) {
            Visit visit = SingleVisit.inHttpTwo(approach(version, target.hostname(), target.host()));
            if (visit.answer() != null) {
                note(Detour.OTHER_PROTOCOL, "over HTTP/2 on " + version.label(), visit);
            }
        }
    }

    private void expired(TlsVersion version) throws InterruptedIOException {
        if (search.expired() != null && search.sought().contains(Detour.EXPIRED_CERTIFICATE)) {
            Visit visit =
                    patiently(VisitRequest.of(target, remote, Visitor.EXPIRED, search.expired(), version, limits));
            // A server that asks for none, or for another kind, shows nothing of how it takes this one.
            if (visit.certificateSent()) {
                note(Detour.EXPIRED_CERTIFICATE, "on " + version.label(), visit);
            }
        }
    }

    private void plain() throws InterruptedIOException {
        if (search.sought().contains(Detour.PLAIN_HTTP)) {
            if (ports.port() != target.port()) {
                HttpAnswer answer = ports.ask(approach(TlsVersion.TLS_1_3, null, target.hostname()));
                notePlain(ports.port(), answer);
            }
            notePlain(target.port(), ports.askTlsPort(approach(TlsVersion.TLS_1_3, null, target.host())));
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

    /** A visit that was not answered for a reason that may pass is made once more. */
    private static Visit patiently(VisitRequest approach) throws InterruptedIOException {
        Visit visit = SingleVisit.make(approach);
        return visit.ending() == Ending.NOT_CONNECTED || DetourVisit.busy(visit.status())
                ? SingleVisit.make(approach)
                : visit;
    }

    private VisitRequest approach(TlsVersion version, String name, String host) {
        return new VisitRequest(
                Visitor.NOBODY, null, List.of(version), remote, name, host, target.path(), limits.visit());
    }

    private static String way(TlsVersion version, String name, String host) {
        return "with " + (name == null ? "no SNI" : "SNI " + name) + " and Host " + host + " on " + version.label();
    }
}
