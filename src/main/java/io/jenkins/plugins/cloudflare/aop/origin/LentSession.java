package io.jenkins.plugins.cloudflare.aop.origin;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * TLS with a memory: a second visit resumes the session of the first. The JDK names the same server again then, whatever
 * it is told, which is all there is to try on TLS 1.2, where a session keeps its name (RFC 6066, section 3). For TLS 1.3,
 * where it does not, there is {@link TicketRide}.
 */
final class LentSession implements VisitTls {
    /** The JDK finds sessions by peer; a context has one peer only, so any name will do. */
    private static final String PEER = "origin";

    private final AnyServer trust = new AnyServer();
    private final Witness witness = new Witness();
    private final SSLContext context;

    LentSession() throws GeneralSecurityException {
        context = TlsParts.context(witness, trust);
    }

    @Override
    public SSLEngine engine(Approach approach, String protocol) throws Ended {
        witness.startOver();
        trust.startOver();
        SSLParameters parameters = new SSLParameters();
        parameters.setServerNames(List.of(TlsParts.serverName(approach.serverName())));
        return TlsParts.client(context.createSSLEngine(PEER, 1), parameters, approach.versions(), protocol);
    }

    @Override
    public Witness witness() {
        return witness;
    }

    @Override
    public AnyServer trust() {
        return trust;
    }
}
