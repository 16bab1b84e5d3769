package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.client.TicketResumption;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * TLS with a memory: a second visit resumes the session of the first. The JDK names the same server again then, whatever
 * it is told, which is all there is to try on TLS 1.2, where a session keeps its name (RFC 6066, section 3). For TLS 1.3,
 * where it does not, there is {@link TicketResumption}.
 */
public final class ResumingEngines implements EngineSource {
    /** The JDK finds sessions by peer; a context has one peer only, so any name will do. */
    private static final String PEER = "origin";

    private static final String BOUNCY_CASTLE = "BCJSSE";

    private final RecordingTrustManager trust = new RecordingTrustManager();
    private final RecordingKeyManager keyManager;
    private final SSLContext context;

    /** @param identity who visits, null for a visitor without a certificate */
    public ResumingEngines(Identity identity) throws GeneralSecurityException {
        keyManager = new RecordingKeyManager(identity);
        context = TlsEngines.context(keyManager, trust);
    }

    /**
     * Whether this machine's TLS resumes whatever a server lets it. That of Bouncy Castle resumes by id alone, and nothing on
     * TLS 1.3 (org.bouncycastle.jsse.provider.ProvTlsClient, getResumableSessionParameters).
     */
    public static boolean takesTickets() {
        try {
            return !SSLContext.getInstance(TlsEngines.TLS)
                    .getProvider()
                    .getName()
                    .equals(BOUNCY_CASTLE);
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    @Override
    public SSLEngine engine(VisitRequest request, String protocol) throws VisitEndedException {
        keyManager.startOver();
        trust.startOver();
        SSLParameters parameters = new SSLParameters();
        parameters.setServerNames(List.of(TlsEngines.serverName(request.serverName())));
        return TlsEngines.client(context.createSSLEngine(PEER, 1), parameters, request, protocol);
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
