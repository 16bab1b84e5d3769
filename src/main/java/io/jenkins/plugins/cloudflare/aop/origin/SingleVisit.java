package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import javax.net.ssl.SSLEngine;

/** One visit, from the connection to the answer. Collects facts and gives no judgement. */
final class SingleVisit {
    private final Approach approach;
    private final String protocol;
    private final long start = System.nanoTime();
    private final VisitTls.Maker maker;
    private VisitTls tls;
    private TlsLink link;
    private Phase phase = Phase.CONNECT;
    private Answer answer;

    private SingleVisit(Approach approach, String protocol, VisitTls.Maker maker) {
        this.approach = approach;
        this.protocol = protocol;
        this.maker = maker;
    }

    /**
     * Visits in HTTP/1.1, and in HTTP/2 when the server speaks nothing else.
     *
     * @throws InterruptedIOException when the thread was interrupted; any other end is a fact of the visit
     */
    static Visit make(Approach approach) throws InterruptedIOException {
        return make(approach, FreshTls::new);
    }

    /** The same in a TLS session that may be an earlier visit's. */
    static Visit make(Approach approach, VisitTls.Maker maker) throws InterruptedIOException {
        Visit visit = new SingleVisit(approach, HttpOne.PROTOCOL, maker).run();
        boolean wantsTwo = visit.ending() == Ending.ALERT && visit.detail().equals("no_application_protocol")
                || visit.ending() == Ending.NOT_HTTP && visit.detail().equals(HttpTwo.PROTOCOL);
        return wantsTwo ? new SingleVisit(approach, HttpTwo.PROTOCOL, maker).run() : visit;
    }

    /** Visits in HTTP/2, whatever else the server speaks. */
    static Visit inHttpTwo(Approach approach) throws InterruptedIOException {
        return new SingleVisit(approach, HttpTwo.PROTOCOL, FreshTls::new).run();
    }

    private Visit run() throws InterruptedIOException {
        try {
            visit();
            return result(Ending.ANSWERED, "");
        } catch (Ended e) {
            return result(e.ending(), e.detail());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | GeneralSecurityException e) {
            return result(Ending.OWN_FAULT, Quoted.brief(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A hostile server may find a hole in the TLS stack; one visit fails then and not the whole probe.
            return result(Ending.OWN_FAULT, Quoted.brief(e.toString()));
        }
    }

    private void visit() throws IOException, GeneralSecurityException {
        tls = maker.make(approach);
        SSLEngine engine = tls.engine(approach, protocol);
        try (Wire wire = new Wire(approach.limit())) {
            approach.remote().connect(wire);
            phase = Phase.HELLO;
            link = new TlsLink(engine, wire, tls.witness());
            link.handshake();
            answer = ask(protocol, link, wire, approach);
        }
    }

    /** Asks on a link that speaks this protocol. */
    static Answer ask(String protocol, Link link, Wire wire, Approach approach) throws IOException {
        return protocol.equals(HttpTwo.PROTOCOL)
                ? new HttpTwo(link, wire).ask(approach)
                : new HttpOne(link, wire).ask(approach);
    }

    private Visit result(Ending ending, String detail) {
        if (link != null && link.serverHelloSeen()) {
            phase = answer != null ? Phase.ANSWERED : link.established() ? Phase.ESTABLISHED : Phase.HANDSHAKE;
        }
        CertificateAsked asked =
                tls == null ? CertificateAsked.NEVER : tls.witness().asked();
        boolean late = answer != null && answer.mark() == BodyMark.POST_HANDSHAKE_AUTHENTICATION
                || link != null && link.established() && detail.contains("certificate_request");
        if (late) {
            asked = new CertificateAsked(asked.inHandshake(), true, asked.issuers());
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
    static TlsVersion chosenOfBoth(Approach approach) throws InterruptedIOException {
        SingleVisit visit = new SingleVisit(approach.offeringBoth(), HttpOne.PROTOCOL, FreshTls::new);
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
