package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
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
        VisitRequest usual = request(visitor, port).offeringBoth();
        Visit first = secure(visitor, usual, "");
        if (first.ending() == Ending.TIMED_OUT) {
            visitor.scene().silent(usual.remote());
            return;
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        parts.add(one ->
                one.visit(Detour.OTHER_PORT, "on port " + port + " over HTTP/2", usual, Standard.SAME_PAGE, true));
        forged(parts, usual, first, "");
        for (String host : HostSpellings.at(usual.remote(), name)) {
            parts.add(one -> secure(one, host(usual, host), " with Host " + host));
        }
        for (String other : OtherNameWays.names(visitor)) {
            parts.add(one -> named(one, usual.naming(other)));
        }
        visitor.sideBySide(parts);
    }

    private static void named(DetourVisitor visitor, VisitRequest usual) throws InterruptedIOException {
        String sni = usual.serverName() == null ? " without SNI" : " under SNI " + usual.serverName();
        Visit first = secure(visitor, usual, sni);
        List<DetourVisitor.Part> parts = new ArrayList<>();
        forged(parts, usual, first, sni);
        if (first.phase().compareTo(Phase.HANDSHAKE) >= 0) {
            List<String> hosts = List.of(HostSpellings.address(usual.remote()), OtherNameWays.UNKNOWN_NAME);
            for (String host : usual.serverName() == null ? hosts : hosts.subList(1, 2)) {
                parts.add(one -> secure(one, host(usual, host), sni + ", with Host " + host));
            }
        }
        visitor.sideBySide(parts);
    }

    private static void forged(List<DetourVisitor.Part> parts, VisitRequest usual, Visit bare, String how) {
        if (ForgedVisits.ask(bare)) {
            parts.add(one -> ForgedVisits.each(one, usual, (two, request) -> secure(two, request, how)));
        }
    }

    private static Visit secure(DetourVisitor visitor, VisitRequest request, String how) throws InterruptedIOException {
        Visit visit = visitor.scene().visits().make(request);
        visitor.came(visit.clear());
        if (VisitPace.turnedAway(visit) && visit.ending() != Ending.TIMED_OUT) {
            visit = visitor.decide(request, false).visit();
        }
        if (visit.answer() != null) {
            String way = "on port " + request.remote().port() + how;
            visitor.note(DetourVisit.of(Detour.OTHER_PORT, way, visit, Standard.SAME_PAGE, false));
            new Redirects(visitor, Detour.OTHER_PORT)
                    .follow(visit.answer(), true, request.question().host(), way);
        }
        return visit;
    }

    private static void plain(DetourVisitor visitor, int port) throws InterruptedIOException {
        VisitRequest usual = request(visitor, port);
        Ending ending = plain(visitor, PlainVisit.HTTP_1, usual, "");
        if (ending == Ending.TIMED_OUT) {
            visitor.scene().silent(usual.remote());
            return;
        }
        String name = visitor.scene().target().hostname();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        if (ending != Ending.NOT_HTTP) {
            PlainHttpWays.others(name, usual.remote(), usual.question())
                    .forEach((how, other) -> parts.add(one -> plain(one, PlainVisit.HTTP_1, usual.asking(other), how)));
        }
        parts.add(one -> plain(one, PlainVisit.HTTP_2, usual, ""));
        visitor.sideBySide(parts);
    }

    /** @return null when it was answered */
    private static Ending plain(DetourVisitor visitor, PlainVisit plain, VisitRequest request, String how)
            throws InterruptedIOException {
        String way = "over " + plain.label() + " on port " + request.remote().port() + how;
        PatientVisits.Asked asked = visitor.ask(
                Detour.OTHER_PORT,
                way,
                visitor.scene().newest(),
                Standard.SAME_PAGE,
                () -> visitor.scene().visits().plain(plain, request));
        if (asked.answer() != null) {
            new Redirects(visitor, Detour.OTHER_PORT)
                    .follow(asked.answer(), false, request.question().host(), way);
        }
        return asked.ended() == null ? null : asked.ended().ending();
    }

    private static VisitRequest request(DetourVisitor visitor, int port) {
        String host = HostSpellings.usual(visitor.scene().target().hostname(), port);
        return visitor.scene()
                .request(visitor.scene().newest())
                .at(visitor.scene().remote().at(port))
                .asking(HttpQuestion.get(host, visitor.scene().target().path()));
    }

    private static VisitRequest host(VisitRequest request, String host) {
        return request.asking(request.question().withHost(host));
    }
}
