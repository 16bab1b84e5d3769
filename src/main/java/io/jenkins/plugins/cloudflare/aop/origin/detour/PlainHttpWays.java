package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The site without TLS: on the port of plain HTTP, and on the target's own. */
final class PlainHttpWays implements DetourWays {
    /** By what proxies tell those behind them that the visitor came over TLS. */
    private static final Map<String, String> FORWARDED = Map.of(
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Ssl", "on",
            "X-Forwarded-Port", "443",
            "X-Url-Scheme", "https",
            "Front-End-Https", "on",
            "CF-Visitor", "{\"scheme\":\"https\"}",
            "Forwarded", "for=192.0.2.1;proto=https");

    private static final String AS_IF_TLS = " and headers that say that it was https";

    private static final int TUNNEL_TRIES = 3;

    private static final int HTTP = 80;

    @Override
    public Detour detour() {
        return Detour.PLAIN_HTTP;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        int port = visitor.scene().ports().plain();
        VisitRequest own = visitor.scene().request(visitor.scene().newest());
        if (port != visitor.scene().target().port() && visitor.scene().open(port)) {
            // No answer without TLS speaks of certificates.
            visitor.afterwards(one -> {
                if (one.scene().open(port)) {
                    all(one, port);
                }
            });
        }
        visitor.afterwards(one -> ask(one, PlainVisit.HTTP_1, own, Standard.ANY_SUCCESS, ""));
    }

    private static void all(DetourVisitor visitor, int port) throws InterruptedIOException {
        String name = visitor.scene().target().hostname();
        HttpQuestion question = HttpQuestion.get(name, visitor.scene().target().path());
        VisitRequest request = visitor.scene()
                .request(visitor.scene().newest())
                .at(visitor.scene().remote().at(port))
                .asking(question);
        PatientVisits.Asked first = ask(visitor, PlainVisit.HTTP_1, request, Standard.SAME_PAGE, "");
        if (!visitor.scene().open(port)) {
            return;
        }
        List<DetourVisitor.Part> parts = new ArrayList<>();
        VisitRequest forwarded = request.asking(question.with(FORWARDED));
        // One that hangs up on the first may be waiting for a proxy's headers.
        boolean foreign = first.ended() != null && first.ended().ending() == Ending.NOT_HTTP;
        if (!foreign) {
            others(name, request.remote().at(HTTP), question).forEach((how, other) -> {
                VisitRequest asking = request.asking(other);
                parts.add(one -> ask(one, PlainVisit.HTTP_1, asking, Standard.SAME_PAGE, how));
            });
            parts.add(one -> upgrade(one, PlainVisit.UPGRADED, request));
            parts.add(one -> upgrade(one, PlainVisit.TUNNELLED_AT_ONCE, request));
            parts.add(one -> upgrade(one, PlainVisit.TUNNELLED, request));
        }
        parts.add(one -> {
            HttpAnswer two =
                    ask(one, PlainVisit.HTTP_2, request, Standard.SAME_PAGE, "").answer();
            if (two != null && !two.succeeded()) {
                ask(one, PlainVisit.HTTP_2, forwarded, Standard.SAME_PAGE, AS_IF_TLS);
            }
        });
        visitor.sideBySide(parts);
    }

    /** What else is asked where TLS is not spoken, by what sets it apart from the usual. */
    static Map<String, HttpQuestion> others(String name, Endpoint remote, HttpQuestion usual) {
        Map<String, HttpQuestion> others = new LinkedHashMap<>();
        others.put(AS_IF_TLS, usual.with(FORWARDED));
        HostSpellings.at(remote, name).forEach(host -> others.put(" and Host " + host, usual.withHost(host)));
        return others;
    }

    /** A tunnel through a proxy breaks off now and then, as both ends of it speak at once; a stranger tries again. */
    private static void upgrade(DetourVisitor visitor, PlainVisit plain, VisitRequest request)
            throws InterruptedIOException {
        for (int tries = 0; tries < TUNNEL_TRIES; tries++) {
            PatientVisits.Asked asked = ask(visitor, plain, request, Standard.SAME_PAGE, "");
            boolean brokeOff = asked.ended() != null
                    && (asked.ended().ending() == Ending.CLOSED || asked.ended().ending() == Ending.RESET);
            if (!brokeOff) {
                return;
            }
        }
    }

    /** What is not answered in HTTP is a closed door. */
    private static PatientVisits.Asked ask(
            DetourVisitor visitor, PlainVisit plain, VisitRequest request, Standard standard, String how)
            throws InterruptedIOException {
        int port = request.remote().port();
        String way = "over " + plain.label() + " on port " + port + how;
        PatientVisits.Asked asked = visitor.ask(
                Detour.PLAIN_HTTP,
                way,
                visitor.scene().newest(),
                standard,
                () -> visitor.scene().visits().plain(plain, request));
        boolean silent = asked.ended() != null && asked.ended().ending() == Ending.TIMED_OUT;
        if (silent && port != visitor.scene().target().port()) {
            visitor.scene().silent(request.remote());
        }
        if (asked.answer() != null) {
            new Redirects(visitor, Detour.PLAIN_HTTP)
                    .follow(asked.answer(), false, request.question().host(), way);
        }
        return asked;
    }
}
