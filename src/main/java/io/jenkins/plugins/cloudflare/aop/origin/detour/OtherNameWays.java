package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The front door under another name or none in SNI, with other protocols on offer, and what the request may hold there. */
final class OtherNameWays implements DetourWays {
    /** No server has it (RFC 2606, section 2), so a server's default answers. */
    static final String UNKNOWN_NAME = "cloudflare-aop-probe.invalid";

    private static final List<TlsVersion> NEWEST_FIRST = List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);

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

    /** One of them that another site may have. */
    static String other(DetourVisitor visitor) {
        return visitor.scene().search().otherNames().stream().findFirst().orElse(UNKNOWN_NAME);
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        List<String> names = names(visitor);
        for (int way = 0; way < names.size(); way++) {
            int number = way;
            parts.add(one -> named(one, names.get(number), number));
        }
        for (TlsVersion version : visitor.scene().search().versions()) {
            VisitRequest front = visitor.scene().request(version);
            for (HelloShape shape : List.of(HelloShape.NO_PROTOCOL, HelloShape.BOTH_PROTOCOLS)) {
                parts.add(one -> protocols(one, front.saying(shape), shape));
            }
        }
        Visit refusal = visitor.refusal(Detour.OTHER_NAME);
        if (refusal != null) {
            parts.add(one -> OtherHosts.forms(one, one.scene().request(refusal.version())));
        }
        parts.add(OtherNameWays::http2);
        VisitRequest front = ForgedVisits.frontDoor(visitor, Detour.OTHER_NAME);
        if (front != null) {
            parts.add(one -> ForgedVisits.each(
                    one, front, (two, request) -> OtherHosts.nobodys(two, request, UNKNOWN_NAME, false)));
        }
        visitor.sideBySide(parts);
    }

    /** A name may speak other versions than the target's; what is behind its door is tried on the newest that it speaks. */
    private static void named(DetourVisitor visitor, String name, int way) throws InterruptedIOException {
        List<VisitRequest> spoken = new ArrayList<>();
        List<Visit> answered = new ArrayList<>();
        List<VisitRequest> asking = new ArrayList<>();
        List<DetourVisitor.Part> further = new ArrayList<>();
        for (TlsVersion version : NEWEST_FIRST) {
            VisitRequest request = visitor.scene().request(version).naming(name);
            Visit visit = OtherHosts.visit(visitor, "", request, Standard.ANY_SUCCESS, false);
            offered(visitor, name, visit);
            if (ForgedVisits.ask(visit)) {
                asking.add(request);
            }
            if (visit.phase().compareTo(Phase.HANDSHAKE) >= 0) {
                spoken.add(request);
                if (name == null) {
                    further.add(one -> OtherHosts.bareAddress(one, request, false));
                }
            }
            if (visit.answer() != null && answered.isEmpty()) {
                answered.add(visit);
                further.add(one -> OtherHosts.of(one, request, visit, false));
                further.add(one -> redirected(one, request, visit));
            }
        }
        if (answered.stream().noneMatch(Visit::served)) {
            VisitRequest again = spoken.isEmpty()
                    ? visitor.scene().request(NEWEST_FIRST.get(0)).naming(name)
                    : spoken.get(0);
            visitor.onceMoreAlone(way, one -> OtherHosts.visit(one, "", again, Standard.ANY_SUCCESS, false));
        }
        boolean own = visitor.scene().target().hostname().equalsIgnoreCase(name);
        if (!own && !asking.isEmpty()) {
            further.add(one -> ForgedVisits.elsewhere(one, asking.get(0)));
        }
        visitor.sideBySide(further);
    }

    private static void redirected(DetourVisitor visitor, VisitRequest request, Visit visit)
            throws InterruptedIOException {
        String host = visitor.scene().target().host();
        new Redirects(visitor, Detour.OTHER_NAME).follow(visit.answer(), true, host, OtherHosts.way(request));
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
            visitor.onceMoreAlone(shape.ordinal(), one -> protocols(one, request, shape));
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

    /** Servers look at :authority in other places than at Host. */
    private static void http2(DetourVisitor visitor) throws InterruptedIOException {
        Visit refusal = visitor.refusal(Detour.OTHER_NAME);
        TlsVersion version = refusal == null ? visitor.scene().newest() : refusal.version();
        VisitRequest front = visitor.scene().request(version);
        PatientVisits.Decided decided = visitor.decide(front, true);
        Visit visit = decided.visit();
        if (visit.answer() != null && visitor.scene().seeks(Detour.OTHER_PROTOCOL)) {
            // Not looked for here, but what was seen is not forgotten.
            String way = "over HTTP/2 on " + version.label();
            visitor.note(DetourVisit.of(Detour.OTHER_PROTOCOL, way, visit, Standard.ANY_SUCCESS, decided.doubtful()));
        }
        if (visit.served()) {
            return;
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        if (visit.answer() != null) {
            parts.add(one -> OtherHosts.spellings(one, front, true));
            parts.add(one -> OtherHosts.bareAddress(one, front, true));
            parts.add(one -> OtherHosts.nobodys(one, front, UNKNOWN_NAME, true));
            parts.add(one -> OtherHosts.twice(one, front));
        }
        for (String name : names(visitor)) {
            VisitRequest request = front.naming(name).offeringBoth();
            parts.add(one -> {
                Visit other = OtherHosts.visit(one, "", request, Standard.ANY_SUCCESS, true);
                if (other.answer() != null && name == null) {
                    OtherHosts.bareAddress(one, request, true);
                } else {
                    OtherHosts.of(one, request, other, true);
                }
            });
        }
        visitor.sideBySide(parts);
    }
}
