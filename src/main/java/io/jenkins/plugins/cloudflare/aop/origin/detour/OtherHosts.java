package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Page;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.search.OtherNames;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The front door under other names in the request: other spellings in Host, other forms of the request line, a name in
 * another place. Where TLS refuses, what stands in the request does not matter and is not tried.
 */
final class OtherHosts {
    private static final List<String> FORWARDED =
            List.of("X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "X-Host");
    private static final String NEIGHBOUR =
            "the same page is open to a visitor without a certificate; require one there too, unless that is meant";

    private OtherHosts() {}

    static void forms(DetourVisitor visitor, VisitRequest front) throws InterruptedIOException {
        Target target = visitor.scene().target();
        HttpQuestion question = front.question();
        VisitRequest whole = front.asking(question.withTarget("https://" + target.host() + target.path()));
        VisitRequest nameless = front.asking(question.withHost(null));
        String name = OtherNameWays.other(visitor);
        VisitRequest misnamed = whole.asking(whole.question().withHost(name));
        VisitRequest another = front.asking(question.withTarget("https://" + name + target.path()));
        List<DetourVisitor.Part> parts = new ArrayList<>(List.of(
                one -> spellings(one, front, false),
                one -> bareAddress(one, front, false),
                one -> nobodys(one, front, OtherNameWays.UNKNOWN_NAME, false),
                one -> nobodys(one, front, "localhost", false),
                one -> visit(one, "with the whole URL in the request line, ", whole, Standard.ANY_SUCCESS, false),
                one -> visit(one, "in HTTP/1.0, ", nameless, Standard.SAME_PAGE, false),
                one -> forwarded(one, front, name, target.host()),
                one -> forwarded(one, front, target.host(), OtherNameWays.UNKNOWN_NAME),
                one -> instead(one, misnamed, name, ", with the whole URL in the request line", false),
                one -> instead(one, another, name, ", with the URL of " + name + " in the request line", false)));
        List<String> names = visitor.scene().search().otherNames();
        String sibling = OtherNames.sibling(target.hostname());
        if (!names.contains(sibling)) {
            parts.add(one -> nobodys(one, front, sibling, false));
        }
        for (String known : names) {
            parts.add(one -> instead(one, front.asking(question.withHost(known)), known, "", false));
        }
        visitor.sideBySide(parts);
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

    /** A rule for the site's own name in Host says nothing of other names, which may lead to the same site. */
    static void nobodys(DetourVisitor visitor, VisitRequest request, String name, boolean http2)
            throws InterruptedIOException {
        visit(visitor, "", request.asking(request.question().withHost(name)), Standard.SAME_PAGE, http2);
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
        boolean own = visitor.scene().target().hostname().equalsIgnoreCase(name);
        if (own || visit.answer() == null || visit.served()) {
            return;
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        if (name == null && !http2) {
            parts.add(one -> spellings(one, request, false));
        } else if (name != null) {
            parts.add(one -> SecondRequests.in(one, Detour.OTHER_NAME, request, List.of(name), http2));
        }
        if (!http2) {
            parts.add(one -> misled(one, request));
        }
        visitor.sideBySide(parts);
    }

    private static void misled(DetourVisitor visitor, VisitRequest request) throws InterruptedIOException {
        String name = request.serverName();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        VisitRequest unknown = request.asking(request.question().withHost(OtherNameWays.UNKNOWN_NAME));
        parts.add(one -> instead(one, unknown, name, "", false));
        if (name != null) {
            parts.add(one -> forwarded(one, request, name, one.scene().target().host()));
            parts.add(one -> compare(one, name));
        }
        visitor.sideBySide(parts);
    }

    /** What another name shows at its own door is no way around, even if it is this site's page; a person should know. */
    private static void compare(DetourVisitor visitor, String name) throws InterruptedIOException {
        HttpAnswer answer = neighbour(visitor, name);
        Page page = answer == null ? null : answer.page();
        if (page != null && page.isAlso(visitor.front().page())) {
            visitor.note(
                    new DetourVisit(Detour.OTHER_NAME, "under " + name, answer, Standard.WARNING, false, NEIGHBOUR));
        }
    }

    /** One application goes by the one, another by the other, and a proxy before it by Host. */
    private static void forwarded(DetourVisitor visitor, VisitRequest request, String host, String forwarded)
            throws InterruptedIOException {
        Map<String, String> fields = new LinkedHashMap<>();
        FORWARDED.forEach(field -> fields.put(field, forwarded));
        fields.put("Forwarded", "host=\"" + forwarded + "\";proto=https");
        HttpQuestion question = request.question().withHost(host).with(fields);
        instead(visitor, request.asking(question), host, ", with the header X-Forwarded-Host: " + forwarded, false);
    }

    /** HTTP/2 has a field for the name that is no header, and may have the header beside it (RFC 9113, section 8.3.1). */
    static void twice(DetourVisitor visitor, VisitRequest request) throws InterruptedIOException {
        String host = visitor.scene().target().host();
        String name = OtherNameWays.other(visitor);
        HttpQuestion question = request.question();
        VisitRequest own = request.asking(question.with(Map.of("Host", name)));
        VisitRequest other = request.asking(question.withHost(name).with(Map.of("Host", host)));
        visitor.sideBySide(List.of(
                one -> instead(one, own, name, " over HTTP/2, with the header Host: " + name, true),
                one -> instead(one, other, name, " over HTTP/2, with the header Host: " + host, true)));
    }

    /** @param name another one, whose own site may be what is shown */
    private static void instead(DetourVisitor visitor, VisitRequest request, String name, String how, boolean http2)
            throws InterruptedIOException {
        PatientVisits.Decided decided = visitor.decide(request, http2);
        HttpAnswer answer = decided.visit().answer();
        boolean site = answer != null && (answer.serves(visitor.front().page()) || answer.redirects());
        boolean told = !http2 || answer != null;
        if (told && !(site && answer.isLike(neighbour(visitor, name)))) {
            visitor.note(DetourVisit.of(
                    Detour.OTHER_NAME, way(request) + how, decided.visit(), Standard.SAME_PAGE, decided.doubtful()));
        }
    }

    /** What another name answers at its own door; null where it does not, or is no site's name. */
    private static HttpAnswer neighbour(DetourVisitor visitor, String name) throws InterruptedIOException {
        boolean known = name != null && visitor.scene().search().otherNames().contains(name);
        if (!known || OtherNames.isMadeUp(name)) {
            return null;
        }
        VisitRequest front = visitor.scene().request(visitor.scene().newest());
        VisitRequest door =
                front.naming(name).asking(front.question().withHost(name)).offeringBoth();
        return visitor.decide(door, false).visit().answer();
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
                + request.versions().stream().map(TlsVersion::label).collect(Collectors.joining(" or "));
    }
}
