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
        names.addAll(visitor.scene().search().otherNames());
        names.add(UNKNOWN_NAME);
        names.add(visitor.scene().target().hostname().toUpperCase(Locale.ROOT));
        return names;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (TlsVersion version : visitor.scene().search().versions()) {
            for (String name : names(visitor)) {
                parts.add(one -> named(one, version, name));
            }
            VisitRequest front = visitor.scene().request(version);
            for (HelloShape shape : List.of(HelloShape.NO_PROTOCOL, HelloShape.BOTH_PROTOCOLS)) {
                parts.add(one -> protocols(one, front.saying(shape), shape));
            }
        }
        TlsVersion newest = visitor.scene().newest();
        if (visitor.atFrontDoor(Detour.OTHER_NAME, newest).answer() != null) {
            parts.add(one -> forms(one, one.scene().request(newest)));
        }
        parts.add(OtherNameWays::http2);
        visitor.sideBySide(parts);
    }

    private static void named(DetourVisitor visitor, TlsVersion version, String name) throws InterruptedIOException {
        VisitRequest request = visitor.scene().request(version).naming(name);
        Visit visit = visit(visitor, "", request, Standard.ANY_SUCCESS, false);
        offered(visitor, name, visit);
        if (version == visitor.scene().newest() && !visit.served()) {
            visitor.onceMoreAlone(one -> visit(one, "", request, Standard.ANY_SUCCESS, false));
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        if (version == visitor.scene().newest() && visit.answer() != null) {
            if (name == null) {
                parts.add(one -> spellings(one, request, false));
            }
            String host = visitor.scene().target().host();
            parts.add(one -> new Redirects(one, Detour.OTHER_NAME).follow(visit.answer(), true, host, way(request)));
        }
        if (name == null) {
            parts.add(one -> bareAddress(one, request, false));
        }
        visitor.sideBySide(parts);
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
        if (request.versions().get(0) == visitor.scene().newest()
                && !decided.visit().served()) {
            visitor.onceMoreAlone(one -> protocols(one, request, shape));
        }
        boolean two = decided.visit().protocol().equals("h2");
        String way = shape == HelloShape.NO_PROTOCOL
                ? "without a protocol in the ClientHello"
                : "with HTTP/2 and HTTP/1.1 on offer";
        Detour detour = two ? Detour.OTHER_PROTOCOL : Detour.OTHER_NAME;
        if (visitor.scene().seeks(detour)) {
            visitor.note(DetourVisit.of(
                    detour,
                    way + " on " + request.versions().get(0).label(),
                    decided.visit(),
                    Standard.ANY_SUCCESS,
                    decided.doubtful()));
        }
    }

    private static void forms(DetourVisitor visitor, VisitRequest front) throws InterruptedIOException {
        Target target = visitor.scene().target();
        HttpQuestion question = front.question();
        VisitRequest whole = front.asking(question.withTarget("https://" + target.host() + target.path()));
        VisitRequest nameless = front.asking(question.withHost(null));
        visitor.sideBySide(List.of(
                one -> spellings(one, front, false),
                one -> bareAddress(one, front, false),
                one -> visit(one, "with the whole URL in the request line, ", whole, Standard.ANY_SUCCESS, false),
                one -> visit(one, "in HTTP/1.0, ", nameless, Standard.SAME_PAGE, false)));
    }

    /** Servers look at :authority in other places than at Host. */
    private static void http2(DetourVisitor visitor) throws InterruptedIOException {
        VisitRequest front = visitor.scene().request(visitor.scene().newest());
        PatientVisits.Decided decided = visitor.decide(front, true);
        Visit visit = decided.visit();
        if (visit.answer() != null && visitor.scene().seeks(Detour.OTHER_PROTOCOL)) {
            // Not looked for here, but what was seen is not forgotten.
            String way = "over HTTP/2 on " + visitor.scene().newest().label();
            visitor.note(DetourVisit.of(Detour.OTHER_PROTOCOL, way, visit, Standard.ANY_SUCCESS, decided.doubtful()));
        }
        if (visit.served()) {
            return;
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        if (visit.answer() != null) {
            parts.add(one -> spellings(one, front, true));
            parts.add(one -> bareAddress(one, front, true));
        }
        for (String name : names(visitor)) {
            VisitRequest request = front.naming(name);
            parts.add(one -> {
                Visit other = visit(one, "", request, Standard.ANY_SUCCESS, true);
                if (other.answer() != null && name == null) {
                    bareAddress(one, request, true);
                }
            });
        }
        visitor.sideBySide(parts);
    }

    private static void spellings(DetourVisitor visitor, VisitRequest request, boolean http2)
            throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (String host : HostSpellings.of(visitor.scene().target())) {
            VisitRequest spelt = request.asking(request.question().withHost(host));
            parts.add(one -> visit(one, "", spelt, Standard.ANY_SUCCESS, http2));
        }
        visitor.sideBySide(parts);
    }

    /** Under its address a server may rightly serve another site. */
    private static void bareAddress(DetourVisitor visitor, VisitRequest request, boolean http2)
            throws InterruptedIOException {
        String host = HostSpellings.address(visitor.scene().remote());
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
