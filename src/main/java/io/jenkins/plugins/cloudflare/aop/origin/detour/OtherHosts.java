package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Page;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The front door under other names in the request: other spellings in Host, other forms of the request line, a name in
 * another place. Where TLS refuses, what stands in the request does not matter and is not tried.
 */
final class OtherHosts {
    private static final List<String> FORWARDED =
            List.of("X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "X-Host");

    private OtherHosts() {}

    static void forms(DetourVisitor visitor, VisitRequest front) throws InterruptedIOException {
        Target target = visitor.scene().target();
        HttpQuestion question = front.question();
        VisitRequest whole = front.asking(question.withTarget("https://" + target.host() + target.path()));
        VisitRequest nameless = front.asking(question.withHost(null));
        String name = OtherNameWays.other(visitor);
        VisitRequest other = front.asking(question.withHost(name));
        HttpQuestion misnamed = whole.question().withHost(name);
        HttpQuestion another = question.withTarget("https://" + name + target.path());
        visitor.sideBySide(List.of(
                one -> spellings(one, front, false),
                one -> bareAddress(one, front, false),
                one -> visit(one, "with the whole URL in the request line, ", whole, Standard.ANY_SUCCESS, false),
                one -> visit(one, "in HTTP/1.0, ", nameless, Standard.SAME_PAGE, false),
                one -> forwarded(one, other),
                one -> instead(one, other, misnamed, ", with the whole URL in the request line"),
                one -> instead(one, other, another, ", with the URL of " + name + " in the request line")));
    }

    static void spellings(DetourVisitor visitor, VisitRequest request, boolean http2) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (String host : HostSpellings.of(visitor.scene().target())) {
            VisitRequest spelt = request.asking(request.question().withHost(host));
            parts.add(one -> visit(one, "", spelt, Standard.ANY_SUCCESS, http2));
        }
        visitor.sideBySide(parts);
    }

    /** Under its address a server may rightly serve another site. */
    static void bareAddress(DetourVisitor visitor, VisitRequest request, boolean http2) throws InterruptedIOException {
        String host = HostSpellings.address(visitor.scene().remote());
        VisitRequest bare = request.asking(request.question().withHost(host));
        Visit visit = visit(visitor, "", bare, Standard.SAME_PAGE, http2);
        if (visit.answer() != null) {
            new Redirects(visitor, Detour.OTHER_NAME).follow(visit.answer(), true, host, way(bare));
        }
    }

    /**
     * By way of the site of another name, whose door is open: servers have looked at Host in the first request of a
     * connection alone, and applications take X-Forwarded-Host for Host.
     *
     * @param request with the other name in SNI
     * @param visit what came of it
     */
    static void of(DetourVisitor visitor, VisitRequest request, Visit visit, boolean http2)
            throws InterruptedIOException {
        String name = request.serverName();
        boolean own =
                name == null || name.equalsIgnoreCase(visitor.scene().target().hostname());
        if (own || visit.answer() == null || visit.served()) {
            return;
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        parts.add(one -> SecondRequests.in(one, Detour.OTHER_NAME, request, List.of(name), http2));
        if (!http2) {
            parts.add(one -> forwarded(one, request.asking(request.question().withHost(name))));
        }
        visitor.sideBySide(parts);
    }

    /** @param other a request for the other name */
    private static void forwarded(DetourVisitor visitor, VisitRequest other) throws InterruptedIOException {
        String host = visitor.scene().target().host();
        Map<String, String> fields = new LinkedHashMap<>();
        FORWARDED.forEach(field -> fields.put(field, host));
        fields.put("Forwarded", "host=\"" + host + "\";proto=https");
        instead(visitor, other, other.question().with(fields), ", with the header X-Forwarded-Host");
    }

    /** Asks for the site in another way than by Host; the other name may have the same page without being told. */
    private static void instead(DetourVisitor visitor, VisitRequest other, HttpQuestion question, String how)
            throws InterruptedIOException {
        VisitRequest request = other.asking(question);
        PatientVisits.Decided decided = visitor.decide(request, false);
        if (!isSite(visitor, decided.visit())
                || !isSite(visitor, visitor.decide(other, false).visit())) {
            visitor.note(DetourVisit.of(
                    Detour.OTHER_NAME, way(request) + how, decided.visit(), Standard.SAME_PAGE, decided.doubtful()));
        }
    }

    private static boolean isSite(DetourVisitor visitor, Visit visit) {
        Page page = visit.answer() == null ? null : visit.answer().page();
        return page != null && page.isAlso(visitor.front().page());
    }

    /** Visits and notes what was seen. */
    static Visit visit(DetourVisitor visitor, String form, VisitRequest request, Standard standard, boolean http2)
            throws InterruptedIOException {
        return visitor.visit(
                Detour.OTHER_NAME, form + way(request) + (http2 ? " over HTTP/2" : ""), request, standard, http2);
    }

    static String way(VisitRequest request) {
        String name = request.serverName();
        String host = request.question().host();
        return "with " + (name == null ? "no SNI" : "SNI " + name) + " and "
                + (host == null ? "no Host" : "Host " + host) + " on "
                + request.versions().get(0).label();
    }
}
