package io.jenkins.plugins.cloudflare.aop.origin;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * TLS without a past. Every visit has a context of its own: a session of an earlier one would be resumed, and a resumed
 * session is served without a certificate by every server that enforces them.
 */
final class FreshTls implements VisitTls {
    private final AnyServer trust = new AnyServer();
    private final Witness witness;
    private final SSLContext context;

    FreshTls(Approach approach) throws GeneralSecurityException {
        witness = new Witness(approach.identity());
        context = TlsParts.context(witness, trust);
    }

    @Override
    public SSLEngine engine(Approach approach, String protocol) throws Ended {
        SSLParameters parameters = new SSLParameters();
        String name = approach.serverName();
        parameters.setServerNames(name == null ? List.of() : List.of(TlsParts.serverName(name)));
        // No peer is named, so that the engine looks for no session to resume.
        return TlsParts.client(context.createSSLEngine(), parameters, approach.versions(), protocol);
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
