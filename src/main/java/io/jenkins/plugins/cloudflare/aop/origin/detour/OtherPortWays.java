package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
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
            if (visit.ending() == Ending.TIMED_OUT) {
                visitor.silent(request.remote());
                continue;
            }
            if (VisitPace.turnedAway(visit)) {
                visit = visitor.decide(request, false).visit();
            }
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
            String way = "over " + plain.label() + " on port " + port;
            PatientVisits.Asked asked = visitor.ask(
                    Detour.OTHER_PORT,
                    way,
                    visitor.newest(),
                    Standard.SAME_PAGE,
                    () -> visitor.visits().plain(plain, request));
            if (asked.answer() != null) {
                new Redirects(visitor, Detour.OTHER_PORT).follow(asked.answer(), false, host, way);
            } else if (asked.ended() != null && asked.ended().ending() == Ending.TIMED_OUT) {
                visitor.silent(request.remote());
                return;
            }
        }
    }
}
