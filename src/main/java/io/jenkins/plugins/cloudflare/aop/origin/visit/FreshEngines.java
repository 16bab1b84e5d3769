package io.jenkins.plugins.cloudflare.aop.origin.visit;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * TLS without a past. Every visit has a context of its own: a session of an earlier one would be resumed, and a resumed
 * session is served without a certificate by every server that enforces them.
 */
final class FreshEngines implements EngineSource {
    private final RecordingTrustManager trust = new RecordingTrustManager();
    private final RecordingKeyManager witness;
    private final SSLContext context;

    FreshEngines(VisitRequest approach) throws GeneralSecurityException {
        witness = new RecordingKeyManager(approach.identity());
        context = TlsEngines.context(witness, trust);
    }

    @Override
    public SSLEngine engine(VisitRequest approach, String protocol) throws VisitEndedException {
        SSLParameters parameters = new SSLParameters();
        String name = approach.serverName();
        parameters.setServerNames(name == null ? List.of() : List.of(TlsEngines.serverName(name)));
        // No peer is named, so that the engine looks for no session to resume.
        return TlsEngines.client(context.createSSLEngine(), parameters, approach.versions(), protocol);
    }

    @Override
    public RecordingKeyManager witness() {
        return witness;
    }

    @Override
    public RecordingTrustManager trust() {
        return trust;
    }
}
