package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLEngine;

/** Where the TLS engine of a visit comes from, and who watches it. */
public interface EngineSource {
    /**
     * An engine for the next handshake.
     *
     * @throws VisitEndedException when this machine's TLS stack cannot do it
     */
    SSLEngine engine(VisitRequest request, String protocol) throws VisitEndedException;

    RecordingKeyManager keyManager();

    RecordingTrustManager trust();

    /** Makes one for a visitor. */
    interface Maker {
        EngineSource make(VisitRequest request) throws GeneralSecurityException;
    }
}
