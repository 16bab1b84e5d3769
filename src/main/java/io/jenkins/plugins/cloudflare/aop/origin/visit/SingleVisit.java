package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http2Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;

/** One visit, from the connection to the answer. Collects facts and gives no judgement. */
public final class SingleVisit {
    /** The status of one that is let through to another protocol (RFC 9110, section 15.2.2). */
    public static final int SWITCHED = 101;

    private final VisitRequest request;
    private String protocol;
    private final long start = System.nanoTime();
    private final EngineSource.Maker maker;
    private EngineSource tls;
    private TlsConnection connection;
    private Phase phase = Phase.CONNECT;
    private HttpAnswer answer;
    private boolean approvedOnly;

    private static final Map<String, String> KEEP_ALIVE = Map.of("Connection", "keep-alive");

    private SingleVisit(VisitRequest request, String protocol, EngineSource.Maker maker) {
        this.request = request;
        this.protocol = protocol;
        this.maker = maker;
    }

    /**
     * Visits in HTTP/1.1, and in HTTP/2 when the server speaks nothing else.
     *
     * @throws InterruptedIOException when the thread was interrupted; any other end is a fact of the visit
     */
    public static Visit make(VisitRequest request) throws InterruptedIOException {
        return make(request, FreshEngines::new);
    }

    /** The same in a TLS session that may be an earlier visit's. */
    public static Visit make(VisitRequest request, EngineSource.Maker maker) throws InterruptedIOException {
        Visit visit = new SingleVisit(request, Http1Exchange.PROTOCOL, maker).run();
        boolean wantsTwo = visit.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL)
                || visit.ending() == Ending.NOT_HTTP && visit.detail().equals(Http2Exchange.PROTOCOL);
        return wantsTwo ? new SingleVisit(request, Http2Exchange.PROTOCOL, maker).run() : visit;
    }

    /** Visits in HTTP/2, whatever else the server speaks. */
    public static Visit inHttpTwo(VisitRequest request) throws InterruptedIOException {
        return new SingleVisit(request, Http2Exchange.PROTOCOL, FreshEngines::new).run();
    }

    private Visit run() throws InterruptedIOException {
        try {
            visit();
            return result(Ending.ANSWERED, null, "");
        } catch (VisitEndedException e) {
            return result(e.ending(), e.alert(), approvedOnly && e.alert() != null ? Visit.APPROVED_ONLY : e.detail());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | GeneralSecurityException e) {
            return result(Ending.OWN_FAULT, null, PrintableText.brief(String.valueOf(e.getMessage())));
        } catch (RuntimeException | AssertionError e) {
            // A hostile server may find a hole in the TLS stack; one visit fails then and not the whole probe. So it
            // is with what FIPS 140 does not approve (org.bouncycastle.crypto.fips.FipsOperationError).
            return result(Ending.OWN_FAULT, null, PrintableText.brief(reason(e).toString()));
        }
    }

    /** What lies under a library's wrappers. */
    private static Throwable reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null && reason.getCause() != reason) {
            reason = reason.getCause();
        }
        return reason;
    }

    private void visit() throws IOException, GeneralSecurityException {
        tls = maker.make(request);
        SSLEngine engine = tls.engine(request, protocol);
        approvedOnly = TlsEngines.approvedOnly(engine);
        try (DeadlineChannel channel = new DeadlineChannel(request.limit())) {
            request.remote().connect(channel);
            phase = Phase.HELLO;
            connection = new TlsConnection(engine, channel, tls.keyManager(), request.hello());
            connection.handshake();
            if (request.hello() == HelloShape.BOTH_PROTOCOLS) {
                protocol = Http2Exchange.PROTOCOL.equals(engine.getApplicationProtocol())
                        ? Http2Exchange.PROTOCOL
                        : Http1Exchange.PROTOCOL;
            }
            answer = request.before() == null
                    ? ask(protocol, connection, channel, request.question())
                    : askAfter(channel);
        }
    }

    /** Asks on a connection that speaks this protocol. */
    public static HttpAnswer ask(String protocol, Connection connection, DeadlineChannel channel, HttpQuestion question)
            throws IOException {
        if (protocol.equals(Http2Exchange.PROTOCOL)) {
            return new Http2Exchange(connection, channel).ask(question);
        }
        HttpAnswer answer = new Http1Exchange(connection, channel).ask(question);
        return answer != null ? answer : HttpAnswer.of(SWITCHED, Map.of(), new byte[0], null);
    }

    private HttpAnswer askAfter(DeadlineChannel channel) throws IOException {
        HttpQuestion before = request.before();
        if (protocol.equals(Http2Exchange.PROTOCOL)) {
            return new Http2Exchange(connection, channel).askAfter(before, request.question());
        }
        Http1Exchange exchange = new Http1Exchange(connection, channel);
        HttpAnswer first = exchange.ask(before.with(KEEP_ALIVE));
        if (!exchange.complete()) {
            throw new VisitEndedException(Ending.CLOSED, "");
        }
        try {
            return ask(protocol, connection, channel, request.question());
        } catch (VisitEndedException e) {
            boolean refused = first.clear() && !first.succeeded()
                    || request.asking(before).misdirected(first.status());
            if (exchange.isLast() && refused && (e.ending() == Ending.CLOSED || e.ending() == Ending.RESET)) {
                return first;
            }
            throw e;
        }
    }

    private Visit result(Ending ending, AlertDescription alert, String detail) {
        if (connection != null && connection.serverHelloSeen()) {
            phase = answer != null ? Phase.ANSWERED : connection.established() ? Phase.ESTABLISHED : Phase.HANDSHAKE;
        }
        CertificateRequest asked =
                tls == null ? CertificateRequest.NEVER : tls.keyManager().asked();
        boolean late = answer != null && answer.mark() == ErrorPage.POST_HANDSHAKE_AUTHENTICATION
                || connection != null && connection.established() && detail.contains("certificate_request");
        if (late) {
            asked = new CertificateRequest(asked.inHandshake(), true, asked.issuers());
        }
        return new Visit(
                request.visitor(),
                request.versions().get(0),
                phase,
                ending,
                alert,
                detail,
                asked,
                connection != null && connection.certificateSent(),
                answer,
                protocol,
                serverChain(),
                request.remote().label(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** The version that a server picks when it is offered both, null when it picks none. */
    public static TlsVersion chosenOfBoth(VisitRequest request) throws InterruptedIOException {
        SingleVisit visit = new SingleVisit(request.offeringBoth(), Http1Exchange.PROTOCOL, FreshEngines::new);
        visit.run();
        return visit.connection == null ? null : visit.connection.version();
    }

    private List<byte[]> serverChain() {
        try {
            return tls == null ? List.of() : tls.trust().chain();
        } catch (CertificateEncodingException e) {
            return List.of();
        }
    }
}
