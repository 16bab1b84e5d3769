package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Call;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Layer;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Reply;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.PlainVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.time.Duration;
import java.util.List;

/** Tells a probe what a made-up server does, in the facts that sockets would have shown. */
final class MadeUpVisits implements Visits {
    private final MadeUpServer server;

    MadeUpVisits(MadeUpServer server) {
        this.server = server;
    }

    @Override
    public Visit make(VisitRequest request) {
        Visit visit = visit(request, false, null);
        return visit.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL) ? visit(request, true, null) : visit;
    }

    @Override
    public Visit inHttpTwo(VisitRequest request) {
        return visit(request, true, null);
    }

    /** No made-up server speaks QUIC. */
    @Override
    public Visit overHttp3(VisitRequest request) {
        return new Visit(
                request.visitor(),
                TlsVersion.TLS_1_3,
                Phase.CONNECT,
                Ending.NOT_CONNECTED,
                null,
                "UDP port unreachable",
                CertificateRequest.NEVER,
                false,
                null,
                "h3",
                List.of(),
                "192.0.2.1 port " + request.remote().port(),
                1);
    }

    @Override
    public TlsVersion chosenOfBoth(VisitRequest request) {
        for (TlsVersion version : List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)) {
            Reply reply = server.answer(call(request, Layer.TLS, version, false, false, null));
            if (reply.phase().compareTo(Phase.HANDSHAKE) >= 0) {
                return version;
            }
        }
        return null;
    }

    @Override
    public HttpAnswer plain(PlainVisit kind, VisitRequest request) throws VisitEndedException {
        Layer layer =
                switch (kind) {
                    case HTTP_1 -> Layer.PLAIN;
                    case HTTP_2 -> Layer.PLAIN_HTTP_2;
                    case UPGRADED, TUNNELLED, TUNNELLED_AT_ONCE -> Layer.UPGRADED;
                };
        return answered(call(request, layer, null, false, false, null));
    }

    @Override
    public List<Visit> inOneSession(VisitRequest opening, VisitRequest resuming) {
        Call call = opens(opening, opening.versions().get(0));
        Reply reply = server.answer(call);
        Visit first = visit(opening, call, reply);
        return first.phase().compareTo(Phase.ESTABLISHED) < 0
                ? List.of(first)
                : List.of(first, visit(resuming, false, reply.session() ? call : null));
    }

    @Override
    public boolean takesTickets() {
        return true;
    }

    @Override
    public HttpAnswer resumed(VisitRequest opening, VisitRequest resuming) throws VisitEndedException {
        Call call = opens(opening, TlsVersion.TLS_1_3);
        Reply first = server.answer(call);
        if (first.phase().compareTo(Phase.ESTABLISHED) < 0) {
            throw new VisitEndedException(first.ending(), "");
        }
        if (!first.session()) {
            return null;
        }
        Reply second = server.answer(call(resuming, Layer.TLS, TlsVersion.TLS_1_3, false, false, call));
        return second.session() ? answer(second) : null;
    }

    @Override
    public HttpAnswer withLongHello(VisitRequest request) throws VisitEndedException {
        return answered(call(request, Layer.TLS, TlsVersion.TLS_1_3, false, true, null));
    }

    @Override
    public HttpAnswer onOldTls(EarlierVersion version, VisitRequest request) throws VisitEndedException {
        if (server.old()) {
            throw new VisitEndedException(Ending.OWN_FAULT, "");
        }
        return null;
    }

    @Override
    public HttpAnswer resumedById(VisitRequest opening, VisitRequest resuming) {
        return null;
    }

    @Override
    public boolean connects(Endpoint endpoint, Duration limit) {
        return server.listens(endpoint.port());
    }

    /** A made-up server keeps no connections. */
    @Override
    public void settle() {
        // Nothing to wait for.
    }

    private HttpAnswer answered(Call call) throws VisitEndedException {
        if (!server.listens(call.port())) {
            throw new VisitEndedException(Ending.NOT_CONNECTED, "");
        }
        return answer(server.answer(call));
    }

    private static HttpAnswer answer(Reply reply) throws VisitEndedException {
        if (reply.answer() == null) {
            throw new VisitEndedException(reply.ending(), "");
        }
        return reply.answer();
    }

    private Visit visit(VisitRequest request, boolean h2, Call opening) {
        Call call = call(request, Layer.TLS, request.versions().get(0), h2, false, opening);
        return visit(request, call, server.answer(call));
    }

    private static Call opens(VisitRequest request, TlsVersion version) {
        return new Call(
                request.remote().port(),
                Layer.TLS,
                request.visitor(),
                version,
                false,
                request.serverName(),
                request.before(),
                request.question(),
                request.hello(),
                false,
                false,
                true,
                null);
    }

    private static Call call(
            VisitRequest request, Layer layer, TlsVersion version, boolean h2, boolean longHello, Call opening) {
        return new Call(
                request.remote().port(),
                layer,
                request.visitor(),
                version,
                request.versions().size() > 1,
                request.serverName(),
                request.before(),
                request.question(),
                request.hello(),
                h2,
                longHello,
                false,
                opening);
    }

    private Visit visit(VisitRequest request, Call call, Reply reply) {
        boolean hello = reply.phase().compareTo(Phase.HANDSHAKE) >= 0;
        boolean fresh = call.opening() == null || !reply.session();
        return new Visit(
                request.visitor(),
                request.versions().get(0),
                reply.phase(),
                reply.ending(),
                reply.ending() == Ending.ALERT ? alert(call, reply) : null,
                "",
                hello && fresh && reply.asked()
                        ? new CertificateRequest(true, false, reply.issuers())
                        : CertificateRequest.NEVER,
                hello && fresh && reply.asked() && request.visitor() != Visitor.ANONYMOUS,
                reply.answer(),
                reply.h2() ? "h2" : "http/1.1",
                hello && fresh ? server.chain() : List.of(),
                "192.0.2.1 port " + call.port(),
                1);
    }

    private static AlertDescription alert(Call call, Reply reply) {
        if (reply.phase().compareTo(Phase.HANDSHAKE) >= 0) {
            return AlertDescription.of(
                    call.visitor() == Visitor.ANONYMOUS ? TlsAlert.CERTIFICATE_REQUIRED : TlsAlert.UNKNOWN_CA);
        }
        return AlertDescription.of(reply.h2() ? TlsAlert.NO_APPLICATION_PROTOCOL : TlsAlert.PROTOCOL_VERSION);
    }
}
