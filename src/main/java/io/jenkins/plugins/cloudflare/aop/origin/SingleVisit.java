package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import javax.net.ssl.SSLEngine;

/** One visit, from the connection to the answer. Collects facts and gives no judgement. */
final class SingleVisit {
    private final Approach approach;
    private final String protocol;
    private final long start = System.nanoTime();
    private final AnyServer trust = new AnyServer();
    private Witness witness;
    private TlsLink link;
    private Phase phase = Phase.CONNECT;
    private Answer answer;

    private SingleVisit(Approach approach, String protocol) {
        this.approach = approach;
        this.protocol = protocol;
    }

    /**
     * Visits in HTTP/1.1, and in HTTP/2 when the server speaks nothing else.
     *
     * @throws InterruptedIOException when the thread was interrupted; any other end is a fact of the visit
     */
    static Visit make(Approach approach) throws InterruptedIOException {
        Visit visit = new SingleVisit(approach, HttpOne.PROTOCOL).run();
        boolean wantsTwo = visit.ending() == Ending.ALERT && visit.detail().equals("no_application_protocol")
                || visit.ending() == Ending.NOT_HTTP && visit.detail().equals(HttpTwo.PROTOCOL);
        return wantsTwo ? new SingleVisit(approach, HttpTwo.PROTOCOL).run() : visit;
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
        witness = new Witness(approach.identity());
        SSLEngine engine = FreshTls.engine(witness, trust, approach.versions(), approach.serverName(), protocol);
        try (Wire wire = new Wire(approach.limit())) {
            if (approach.remote().isUnresolved()) {
                throw new Ended(Ending.NOT_CONNECTED, "name not resolved");
            }
            wire.connect(approach.remote());
            phase = Phase.HELLO;
            link = new TlsLink(engine, wire, witness);
            link.handshake();
            answer = protocol.equals(HttpTwo.PROTOCOL)
                    ? new HttpTwo(link, wire).ask(approach)
                    : new HttpOne(link, wire).ask(approach);
        }
    }

    private Visit result(Ending ending, String detail) {
        if (link != null && link.serverHelloSeen()) {
            phase = answer != null ? Phase.ANSWERED : link.established() ? Phase.ESTABLISHED : Phase.HANDSHAKE;
        }
        CertificateAsked asked = witness == null ? CertificateAsked.NEVER : witness.asked();
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
                serverLeaf(),
                approach.remote().isUnresolved()
                        ? ""
                        : approach.remote().getAddress().getHostAddress() + " port "
                                + approach.remote().getPort(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** The version that a server picks when it is offered both, null when it picks none. */
    static TlsVersion chosenOfBoth(Approach approach) throws InterruptedIOException {
        SingleVisit visit = new SingleVisit(approach.offeringBoth(), HttpOne.PROTOCOL);
        visit.run();
        return visit.link == null ? null : visit.link.version();
    }

    private byte[] serverLeaf() {
        try {
            return trust.leaf();
        } catch (CertificateEncodingException e) {
            return null;
        }
    }
}
