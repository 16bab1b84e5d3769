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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The site on the other ports that Cloudflare proxies; another site there is none of its business. */
final class OtherPortWays implements DetourWays {
    private static final int HTTPS = 443;

    @Override
    public Detour detour() {
        return Detour.OTHER_PORT;
    }

    /** Those at which TLS may be spoken and that take connections. */
    static List<Integer> tls(DetourVisitor visitor) throws InterruptedIOException {
        Set<Integer> open = ConcurrentHashMap.newKeySet();
        List<DetourVisitor.Part> knocks = new ArrayList<>();
        for (int port : visitor.scene().ports().otherTls()) {
            knocks.add(one -> {
                if (isOpen(one, port)) {
                    open.add(port);
                }
            });
        }
        visitor.sideBySide(knocks);
        return visitor.scene().ports().otherTls().stream()
                .filter(open::contains)
                .toList();
    }

    private static boolean isOpen(DetourVisitor visitor, int port) throws InterruptedIOException {
        return port != visitor.scene().target().port() && visitor.scene().open(port);
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (int port : visitor.scene().ports().otherTls()) {
            parts.add(one -> {
                if (isOpen(one, port)) {
                    secure(one, port);
                }
            });
        }
        for (int port : visitor.scene().ports().otherPlain()) {
            parts.add(one -> {
                if (isOpen(one, port)) {
                    plain(one, port);
                }
            });
        }
        visitor.sideBySide(parts);
    }

    private static void secure(DetourVisitor visitor, int port) throws InterruptedIOException {
        String name = visitor.scene().target().hostname();
        String host = port == HTTPS ? name : name + ":" + port;
        VisitRequest request = visitor.scene()
                .request(visitor.scene().newest())
                .at(visitor.scene().remote().at(port))
                .asking(HttpQuestion.get(host, visitor.scene().target().path()))
                .offeringBoth();
        Visit visit = visitor.scene().visits().make(request);
        visitor.came(visit.clear());
        if (visit.ending() == Ending.TIMED_OUT) {
            visitor.scene().silent(request.remote());
            return;
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

    private static void plain(DetourVisitor visitor, int port) throws InterruptedIOException {
        String host = visitor.scene().target().hostname() + ":" + port;
        String path = visitor.scene().target().path();
        VisitRequest request = visitor.scene()
                .request(visitor.scene().newest())
                .at(visitor.scene().remote().at(port))
                .asking(HttpQuestion.get(host, path));
        for (PlainVisit plain : List.of(PlainVisit.HTTP_1, PlainVisit.HTTP_2)) {
            String way = "over " + plain.label() + " on port " + port;
            PatientVisits.Asked asked = visitor.ask(
                    Detour.OTHER_PORT,
                    way,
                    visitor.scene().newest(),
                    Standard.SAME_PAGE,
                    () -> visitor.scene().visits().plain(plain, request));
            if (asked.answer() != null) {
                new Redirects(visitor, Detour.OTHER_PORT).follow(asked.answer(), false, host, way);
            } else if (asked.ended() != null && asked.ended().ending() == Ending.TIMED_OUT) {
                visitor.scene().silent(request.remote());
                return;
            }
        }
    }
}
