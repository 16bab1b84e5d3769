package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Follows redirects, at the address of the front door, whatever name they lead to: each target is visited once, without a
 * certificate, and served when it is the page of the front door.
 */
final class Redirects {
    /** More in a row lead nowhere. */
    private static final int MOST = 3;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final DetourVisitor visitor;
    private final Detour detour;
    private final Set<String> passed = new LinkedHashSet<>();

    Redirects(DetourVisitor visitor, Detour detour) {
        this.visitor = visitor;
        this.detour = detour;
    }

    /**
     * @param tls whether the answer came over TLS
     * @param host what stood in Host
     */
    void follow(HttpAnswer answer, boolean tls, String host, String way) throws InterruptedIOException {
        HttpAnswer last = answer;
        String from = (tls ? "https://" : "http://") + host + visitor.scene().target().path();
        for (int hop = 0; hop < MOST && last != null && last.redirects(); hop++) {
            URI to = resolved(from, last.location());
            if (to == null || !passed.add(to.toString()) || isFrontDoor(to) || !isHere(to.getHost())) {
                return;
            }
            last = visit(to, way + ", by its redirect to " + to);
            from = to.toString();
        }
    }

    private HttpAnswer visit(URI to, String way) throws InterruptedIOException {
        boolean tls = "https".equals(to.getScheme());
        int port = to.getPort() > 0 ? to.getPort() : tls ? HTTPS : HTTP;
        boolean literal = isAddress(to.getHost());
        String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        VisitRequest request = visitor.scene().request(visitor.scene().newest())
                .naming(literal ? null : to.getHost())
                .at(visitor.scene().remote().at(port))
                .asking(HttpQuestion.get(to.getRawAuthority(), path + query))
                .offeringBoth();
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
