package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import javax.net.ssl.SSLEngine;

/** One visit, from the connection to the answer. Collects facts and gives no judgement. */
public final class SingleVisit {
    private final VisitRequest approach;
    private final String protocol;
    private final long start = System.nanoTime();
    private final EngineSource.Maker maker;
    private EngineSource tls;
    private TlsConnection link;
    private Phase phase = Phase.CONNECT;
    private HttpAnswer answer;

    private SingleVisit(VisitRequest approach, String protocol, EngineSource.Maker maker) {
        this.approach = approach;
        this.protocol = protocol;
        this.maker = maker;
    }

    /**
     * Visits in HTTP/1.1, and in HTTP/2 when the server speaks nothing else.
     *
     * @throws InterruptedIOException when the thread was interrupted; any other end is a fact of the visit
     */
    public static Visit make(VisitRequest approach) throws InterruptedIOException {
        return make(approach, FreshEngines::new);
    }

    /** The same in a TLS session that may be an earlier visit's. */
    public static Visit make(VisitRequest approach, EngineSource.Maker maker) throws InterruptedIOException {
        Visit visit = new SingleVisit(approach, Http1Exchange.PROTOCOL, maker).run();
        boolean wantsTwo = visit.ending() == Ending.ALERT && visit.detail().equals("no_application_protocol")
                || visit.ending() == Ending.NOT_HTTP && visit.detail().equals(Http2Exchange.PROTOCOL);
        return wantsTwo ? new SingleVisit(approach, Http2Exchange.PROTOCOL, maker).run() : visit;
    }

    /** Visits in HTTP/2, whatever else the server speaks. */
    public static Visit inHttpTwo(VisitRequest approach) throws InterruptedIOException {
        return new SingleVisit(approach, Http2Exchange.PROTOCOL, FreshEngines::new).run();
    }

    private Visit run() throws InterruptedIOException {
        try {
            visit();
            return result(Ending.ANSWERED, "");
        } catch (VisitEndedException e) {
            return result(e.ending(), e.detail());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | GeneralSecurityException e) {
            return result(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A hostile server may find a hole in the TLS stack; one visit fails then and not the whole probe.
            return result(Ending.OWN_FAULT, PrintableText.brief(e.toString()));
        }
    }

    private void visit() throws IOException, GeneralSecurityException {
        tls = maker.make(approach);
        SSLEngine engine = tls.engine(approach, protocol);
        try (DeadlineChannel wire = new DeadlineChannel(approach.limit())) {
            approach.remote().connect(wire);
            phase = Phase.HELLO;
            link = new TlsConnection(engine, wire, tls.witness());
            link.handshake();
            answer = ask(protocol, link, wire, approach);
        }
    }

    /** Asks on a link that speaks this protocol. */
    public static HttpAnswer ask(String protocol, Connection link, DeadlineChannel wire, VisitRequest approach)
            throws IOException {
        return protocol.equals(Http2Exchange.PROTOCOL)
                ? new Http2Exchange(link, wire).ask(approach)
                : new Http1Exchange(link, wire).ask(approach);
    }

    private Visit result(Ending ending, String detail) {
        if (link != null && link.serverHelloSeen()) {
            phase = answer != null ? Phase.ANSWERED : link.established() ? Phase.ESTABLISHED : Phase.HANDSHAKE;
        }
        CertificateRequest asked =
                tls == null ? CertificateRequest.NEVER : tls.witness().asked();
        boolean late = answer != null && answer.mark() == ErrorPage.POST_HANDSHAKE_AUTHENTICATION
                || link != null && link.established() && detail.contains("certificate_request");
        if (late) {
            asked = new CertificateRequest(asked.inHandshake(), true, asked.issuers());
        }
        return new Visit(
                approach.visitor(),
                approach.versions().get(0),
                phase,
                ending,
                detail,
                asked,
                link != null && link.certificateSent(),
                answer,
                protocol,
                serverChain(),
                approach.remote().label(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** The version that a server picks when it is offered both, null when it picks none. */
    public static TlsVersion chosenOfBoth(VisitRequest approach) throws InterruptedIOException {
        SingleVisit visit = new SingleVisit(approach.offeringBoth(), Http1Exchange.PROTOCOL, FreshEngines::new);
        visit.run();
        return visit.link == null ? null : visit.link.version();
    }

    private List<byte[]> serverChain() {
        try {
            return tls == null ? List.of() : tls.trust().chain();
        } catch (CertificateEncodingException e) {
            return List.of();
        }
    }
}
