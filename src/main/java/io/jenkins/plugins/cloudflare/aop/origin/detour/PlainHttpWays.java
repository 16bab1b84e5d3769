package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
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
        List<DetourVisitor.Part> parts = new ArrayList<>();
        if (port != visitor.scene().target().port()) {
            parts.add(one -> {
                if (one.scene().open(port)) {
                    all(one, port);
                }
            });
        }
        parts.add(PlainHttpWays::own);
        visitor.sideBySide(parts);
    }

    /** A balancer tells it from TLS by its first byte. */
    private static void own(DetourVisitor visitor) throws InterruptedIOException {
        VisitRequest own = visitor.scene().request(visitor.scene().newest());
        ask(visitor, PlainVisit.HTTP_1, own, Standard.ANY_SUCCESS, "");
        visitor.onceMoreAlone(own.remote().port(), one -> ask(one, PlainVisit.HTTP_1, own, Standard.ANY_SUCCESS, ""));
    }

    private static void all(DetourVisitor visitor, int port) throws InterruptedIOException {
        String name = visitor.scene().target().hostname();
        HttpQuestion question = HttpQuestion.get(name, visitor.scene().target().path());
        VisitRequest request = visitor.scene()
                .request(visitor.scene().newest())
                .at(visitor.scene().remote().at(port))
                .asking(question);
        PatientVisits.Asked first = visitor.scene()
                .knocks()
                .asking(request.remote(), () -> ask(visitor, PlainVisit.HTTP_1, request, Standard.SAME_PAGE, ""));
        if (first == null || !visitor.scene().open(port)) {
            return;
        }
        visitor.onceMoreAlone(port, one -> ask(one, PlainVisit.HTTP_1, request, Standard.SAME_PAGE, ""));
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

    /** No answer without TLS speaks of certificates, but one that sends the visitor to TLS is meant for all. */
    private record WithoutTls(DetourVisitor visitor, PlainVisit plain, VisitRequest request)
            implements PatientVisits.Asking {
        @Override
        public HttpAnswer ask() throws VisitEndedException, InterruptedIOException {
            return visitor.scene().visits().plain(plain, request);
        }

        @Override
        public boolean clear(HttpAnswer answer) {
            boolean wanted = answer.mark() != null && answer.mark().wantsTls();
            return answer.clear()
                    || wanted
                    || Redirects.toTls(answer, request.question().host());
        }
    }

    /** What is not answered in HTTP is a closed door. */
    private static PatientVisits.Asked ask(
            DetourVisitor visitor, PlainVisit plain, VisitRequest request, Standard standard, String how)
            throws InterruptedIOException {
        int port = request.remote().port();
        String way = "over " + plain.label() + " on port " + port + how;
        PatientVisits.Asked asked = visitor.ask(
                Detour.PLAIN_HTTP, way, visitor.scene().newest(), standard, new WithoutTls(visitor, plain, request));
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
