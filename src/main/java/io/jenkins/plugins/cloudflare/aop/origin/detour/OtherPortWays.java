package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** The site on the other ports that Cloudflare proxies; another site there is none of its business. */
final class OtherPortWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.OTHER_PORT;
    }

    /** Those at which TLS may be spoken and that take connections. */
    static List<Integer> tls(DetourVisitor visitor) throws InterruptedIOException {
        List<Integer> open = new ArrayList<>();
        for (int port : visitor.ports().otherTls()) {
            if (port != visitor.target().port() && visitor.open(port)) {
                open.add(port);
            }
        }
        return open;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        String name = visitor.target().hostname();
        String path = visitor.target().path();
        for (int port : tls(visitor)) {
            String host = port == 443 ? name : name + ":" + port;
            VisitRequest request = visitor.request(visitor.newest())
                    .at(visitor.remote().at(port))
                    .asking(HttpQuestion.get(host, path))
                    .offeringBoth();
            Visit visit = visitor.visits().make(request);
            if (visit.answer() != null) {
                String way = "on port " + port;
                visitor.note(DetourVisit.of(Detour.OTHER_PORT, way, visit, Standard.SAME_PAGE, false));
                new Redirects(visitor, Detour.OTHER_PORT).follow(visit.answer(), true, host, way);
            }
        }
        for (int port : visitor.ports().otherPlain()) {
            if (port != visitor.target().port() && visitor.open(port)) {
                plain(visitor, port, name + ":" + port, path);
            }
        }
    }

    private static void plain(DetourVisitor visitor, int port, String host, String path) throws InterruptedIOException {
        VisitRequest request =
                visitor.request(visitor.newest()).at(visitor.remote().at(port)).asking(HttpQuestion.get(host, path));
        for (PlainVisit plain : List.of(PlainVisit.HTTP_1, PlainVisit.HTTP_2)) {
            try {
                HttpAnswer answer = visitor.visits().plain(plain, request);
                String way = "over " + plain.label() + " on port " + port;
                visitor.note(DetourVisit.answered(Detour.OTHER_PORT, way, answer, Standard.SAME_PAGE));
                new Redirects(visitor, Detour.OTHER_PORT).follow(answer, false, host, way);
            } catch (VisitEndedException e) {
                // What does not speak HTTP there serves no site.
            }
        }
    }
}
