package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Follows redirects, at the address of the front door, whatever name they lead to: each target is visited once, as whoever
 * was redirected, and served when it is the page of the front door. One that came over HTTP/3 is followed there as well.
 */
final class Redirects {
    /** More in a row lead nowhere. */
    private static final int MOST = 3;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final DetourVisitor visitor;
    private final Detour detour;
    private final Identity identity;
    private final Integer udpPort;
    private final Set<String> passed = new LinkedHashSet<>();

    /** Those that a visitor without a certificate was given over TCP. */
    Redirects(DetourVisitor visitor, Detour detour) {
        this(visitor, detour, null, null);
    }

    private Redirects(DetourVisitor visitor, Detour detour, Identity identity, Integer udpPort) {
        this.visitor = visitor;
        this.detour = detour;
        this.identity = identity;
        this.udpPort = udpPort;
    }

    /**
     * Those that came over HTTP/3.
     *
     * @param identity of whom, null without a certificate
     * @param udpPort where the target was visited
     */
    static Redirects overHttp3(DetourVisitor visitor, Identity identity, int udpPort) {
        return new Redirects(visitor, Detour.HTTP3, identity, udpPort);
    }

    /**
     * @param tls whether the answer came over TLS
     * @param host what stood in Host
     */
    void follow(HttpAnswer answer, boolean tls, String host, String way) throws InterruptedIOException {
        follow(
                answer,
                (tls ? "https://" : "http://") + host + visitor.scene().target().path(),
                way,
                MOST);
    }

    private void follow(HttpAnswer answer, String from, String way, int left) throws InterruptedIOException {
        if (left == 0 || answer == null || !answer.redirects()) {
            return;
        }
        URI to = resolved(from, answer.location());
        if (to == null || !passed.add(to.toString()) || isFrontDoor(to) || !isHere(to.getHost())) {
            return;
        }
        String next = way + ", by its redirect to " + to;
        follow(visit(to, next), to.toString(), next, left - 1);
        if (udpPort != null && "https".equals(to.getScheme())) {
            String further = next + " over HTTP/3";
            follow(visitOverHttp3(to, further), to.toString(), further, left - 1);
        }
    }

    /**
     * Whether an answer without TLS leads to the same name over TLS, at whatever port.
     *
     * @param host what stood in Host
     */
    static boolean toTls(HttpAnswer answer, String host) {
        URI to = answer.redirects() ? resolved("http://" + host, answer.location()) : null;
        return to != null
                && "https".equals(to.getScheme())
                && to.getHost().equalsIgnoreCase(host.replaceFirst(":\\d+$", ""));
    }

    private HttpAnswer visitOverHttp3(URI to, String way) throws InterruptedIOException {
        int port = to.getPort() > 0 ? to.getPort() : HTTPS;
        // The target's own requests go to the port that was visited, be it by Alt-Svc.
        Endpoint remote =
                visitor.scene().remote().at(port == visitor.scene().target().port() ? udpPort : port);
        Visit visit = visitor.scene().visits().overHttp3(request(to).at(remote));
        boolean doubtful = VisitPace.turnedAway(visit) && !Http3Look.silent(visit);
        if (visit.answer() != null || doubtful) {
            visitor.note(DetourVisit.of(detour, way, visit, Standard.SAME_PAGE, doubtful));
        }
        return visit.answer();
    }

    private VisitRequest request(URI to) {
        String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        VisitRequest front = identity == null
                ? visitor.scene().request(visitor.scene().newest())
                : visitor.scene().request(visitor.scene().newest(), identity);
        return front.naming(isAddress(to.getHost()) ? null : to.getHost())
                .asking(HttpQuestion.get(to.getRawAuthority(), path + query));
    }

    private HttpAnswer visit(URI to, String way) throws InterruptedIOException {
        boolean tls = "https".equals(to.getScheme());
        int port = to.getPort() > 0 ? to.getPort() : tls ? HTTPS : HTTP;
        VisitRequest request = request(to).at(visitor.scene().remote().at(port)).offeringBoth();
        if (tls) {
            PatientVisits.Decided decided = visitor.decide(request, false);
            Visit visit = decided.visit();
            if (visit.answer() != null) {
                visitor.note(DetourVisit.of(detour, way, visit, Standard.SAME_PAGE, false));
            }
            return visit.answer();
        }
        return visitor.ask(
                        detour,
                        way,
                        visitor.scene().newest(),
                        Standard.SAME_PAGE,
                        () -> visitor.scene().visits().plain(PlainVisit.HTTP_1, request))
                .answer();
    }

    private static URI resolved(String from, String location) {
        try {
            URI to = new URI(from).resolve(new URI(location));
            boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
            boolean fit = to.getHost() != null && to.getRawAuthority().matches("[A-Za-z0-9.:\\[\\]-]{1,260}");
            return web && fit ? to : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private boolean isFrontDoor(URI to) {
        Target target = visitor.scene().target();
        int port = to.getPort() > 0 ? to.getPort() : HTTPS;
        return "https".equals(to.getScheme())
                && to.getHost().equalsIgnoreCase(target.hostname())
                && port == target.port()
                && (to.getRawPath().isEmpty() ? "/" : to.getRawPath()).equals(target.path());
    }

    /**
     * Whatever name a redirect gives, this server may answer to it, too; only another address is elsewhere for sure. A name
     * is asked for at this address alone, wherever it leads for others.
     */
    private boolean isHere(String host) {
        return isAddress(host) || isName(host);
    }

    private static boolean isName(String host) {
        return host.indexOf(':') < 0 && !host.matches("[0-9.]+");
    }

    private boolean isAddress(String host) {
        String literal = visitor.scene().remote().address().getHostAddress().replaceFirst("%.*", "");
        return host.replaceAll("[\\[\\]]", "").equalsIgnoreCase(literal);
    }
}
