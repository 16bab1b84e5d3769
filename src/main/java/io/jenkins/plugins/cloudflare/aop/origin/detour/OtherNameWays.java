package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The front door under other names: another one or none in SNI, other spellings in Host, other forms of the request. Where
 * TLS refuses, what stands in the request does not matter and is not tried.
 */
final class OtherNameWays implements DetourWays {
    /** No server has it (RFC 2606, section 2), so a server's default answers. */
    static final String UNKNOWN_NAME = "cloudflare-aop-probe.invalid";

    @Override
    public Detour detour() {
        return Detour.OTHER_NAME;
    }

    /** The names for SNI; null for none. */
    static List<String> names(DetourVisitor visitor) {
        List<String> names = new ArrayList<>();
        names.add(null);
        names.addAll(visitor.search().otherNames());
        names.add(UNKNOWN_NAME);
        names.add(visitor.target().hostname().toUpperCase(Locale.ROOT));
        return names;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        Target target = visitor.target();
        for (TlsVersion version : visitor.search().versions()) {
            boolean newest = version == visitor.newest();
            for (String name : names(visitor)) {
                VisitRequest request = visitor.request(version).naming(name);
                Visit visit = visit(visitor, "", request, Standard.ANY_SUCCESS, false);
                offered(visitor, name, visit);
                if (newest && visit.answer() != null) {
                    if (name == null) {
                        spellings(visitor, request, false);
                    }
                    new Redirects(visitor, Detour.OTHER_NAME).follow(visit.answer(), true, target.host(), way(request));
                }
                if (name == null) {
                    bareAddress(visitor, request, false);
                }
            }
            VisitRequest front = visitor.request(version);
            for (HelloShape shape : List.of(HelloShape.NO_PROTOCOL, HelloShape.BOTH_PROTOCOLS)) {
                protocols(visitor, front.saying(shape), shape);
            }
            if (newest && visitor.atFrontDoor(Detour.OTHER_NAME, version).answer() != null) {
                forms(visitor, front);
            }
        }
        http2(visitor);
    }

    /** A server that says that the request is misdirected does not go by the name in SNI alone (RFC 9110, 15.5.20). */
    private static void offered(DetourVisitor visitor, String name, Visit visit) {
        boolean misdirected = visit.status() == 421 || visit.status() == 404;
        if (!visit.asked().issuers().isEmpty() && !misdirected) {
            visitor.note(new OfferedIssuers(name, visit.asked().issuers()));
        }
    }

    private static void protocols(DetourVisitor visitor, VisitRequest request, HelloShape shape)
            throws InterruptedIOException {
        PatientVisits.Decided decided = visitor.decide(request, false);
        boolean two = decided.visit().protocol().equals("h2");
        String way = shape == HelloShape.NO_PROTOCOL
                ? "without a protocol in the ClientHello"
                : "with HTTP/2 and HTTP/1.1 on offer";
        Detour detour = two ? Detour.OTHER_PROTOCOL : Detour.OTHER_NAME;
        if (visitor.seeks(detour)) {
            visitor.note(DetourVisit.of(
                    detour,
                    way + " on " + request.versions().get(0).label(),
                    decided.visit(),
                    Standard.ANY_SUCCESS,
                    decided.doubtful()));
        }
    }

    private static void forms(DetourVisitor visitor, VisitRequest front) throws InterruptedIOException {
        Target target = visitor.target();
        spellings(visitor, front, false);
        bareAddress(visitor, front, false);
        HttpQuestion question = front.question();
        visit(
                visitor,
                "with the whole URL in the request line, ",
                front.asking(question.withTarget("https://" + target.host() + target.path())),
                Standard.ANY_SUCCESS,
                false);
        visit(visitor, "in HTTP/1.0, ", front.asking(question.withHost(null)), Standard.SAME_PAGE, false);
    }

    /** Servers look at :authority in other places than at Host. */
    private static void http2(DetourVisitor visitor) throws InterruptedIOException {
        VisitRequest front = visitor.request(visitor.newest());
        PatientVisits.Decided decided = visitor.decide(front, true);
        Visit visit = decided.visit();
        if (visit.answer() != null && visitor.seeks(Detour.OTHER_PROTOCOL)) {
            // Not looked for here, but what was seen is not forgotten.
            String way = "over HTTP/2 on " + visitor.newest().label();
            visitor.note(DetourVisit.of(Detour.OTHER_PROTOCOL, way, visit, Standard.ANY_SUCCESS, decided.doubtful()));
        }
        if (visit.answer() != null && visit.answer().succeeded()) {
            return;
        }
        if (visit.answer() != null) {
            spellings(visitor, front, true);
            bareAddress(visitor, front, true);
        }
        for (String name : names(visitor)) {
            VisitRequest request = front.naming(name);
            Visit other = visit(visitor, "", request, Standard.ANY_SUCCESS, true);
            if (other.answer() != null && name == null) {
                bareAddress(visitor, request, true);
            }
        }
    }

    private static void spellings(DetourVisitor visitor, VisitRequest request, boolean http2)
            throws InterruptedIOException {
        for (String host : HostSpellings.of(visitor.target())) {
            Visit visit =
                    visit(visitor, "", request.asking(request.question().withHost(host)), Standard.ANY_SUCCESS, http2);
            if (visit.answer() == null) {
                return;
            }
        }
    }

    /** Under its address a server may rightly serve another site. */
    private static void bareAddress(DetourVisitor visitor, VisitRequest request, boolean http2)
            throws InterruptedIOException {
        String host = HostSpellings.address(visitor.remote());
        VisitRequest bare = request.asking(request.question().withHost(host));
        Visit visit = visit(visitor, "", bare, Standard.SAME_PAGE, http2);
        if (visit.answer() != null) {
            new Redirects(visitor, Detour.OTHER_NAME).follow(visit.answer(), true, host, way(bare));
        }
    }

    private static Visit visit(
            DetourVisitor visitor, String form, VisitRequest request, Standard standard, boolean http2)
            throws InterruptedIOException {
        return visitor.visit(
                Detour.OTHER_NAME, form + way(request) + (http2 ? " over HTTP/2" : ""), request, standard, http2);
    }

    private static String way(VisitRequest request) {
        String name = request.serverName();
        String host = request.question().host();
        return "with " + (name == null ? "no SNI" : "SNI " + name) + " and "
                + (host == null ? "no Host" : "Host " + host) + " on "
                + request.versions().get(0).label();
    }
}
