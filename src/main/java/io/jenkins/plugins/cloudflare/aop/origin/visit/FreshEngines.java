package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
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
    private final RecordingKeyManager keyManager;
    private final SSLContext context;

    FreshEngines(VisitRequest request) throws GeneralSecurityException {
        keyManager = new RecordingKeyManager(request.identity());
        context = TlsEngines.context(keyManager, trust);
    }

    @Override
    public SSLEngine engine(VisitRequest request, String protocol) throws VisitEndedException {
        SSLParameters parameters = new SSLParameters();
        String name = request.serverName();
        parameters.setServerNames(name == null ? List.of() : List.of(TlsEngines.serverName(name)));
        // No peer is named, so that the engine looks for no session to resume.
        return TlsEngines.client(context.createSSLEngine(), parameters, request, protocol);
    }

    @Override
    public RecordingKeyManager keyManager() {
        return keyManager;
    }

    @Override
    public RecordingTrustManager trust() {
        return trust;
    }
}
