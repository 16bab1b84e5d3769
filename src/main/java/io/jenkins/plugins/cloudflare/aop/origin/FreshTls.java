package io.jenkins.plugins.cloudflare.aop.origin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;

/**
 * TLS engines without a past. Every visit has a context of its own: a session of an earlier one would be resumed, and a
 * resumed session is served without a certificate by every server that enforces them.
 */
final class FreshTls {
    private FreshTls() {}

    /**
     * @param versions what to offer, one as a rule
     * @param serverName for SNI, sent as it is; null to send none
     * @throws Ended when this machine's TLS stack cannot do it
     */
    static SSLEngine engine(
            Witness witness, AnyServer trust, List<TlsVersion> versions, String serverName, String protocol)
            throws Ended {
        try {
            // No peer is named, so that the engine looks for no session to resume.
            SSLEngine engine = context(witness, trust).createSSLEngine();
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(versions.stream().map(TlsVersion::protocol).toArray(String[]::new));
            parameters.setCipherSuites(suites(engine));
            parameters.setServerNames(serverName == null ? List.of() : List.of(new RawServerName(serverName)));
            parameters.setApplicationProtocols(new String[] {protocol});
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Ended(Ending.OWN_FAULT, Quoted.brief(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The only place that initialises a TLS context. The trust manager that accepts any server is the purpose, see
     * {@link AnyServer}; nothing JVM-wide is changed.
     */
    @SuppressWarnings("lgtm[jenkins/unsafe-calls]")
    private static SSLContext context(Witness witness, AnyServer trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {witness}, new TrustManager[] {trust}, null);
        return context;
    }

    /**
     * All that encrypt and authenticate, weak ones included: an origin that speaks only a weak one is there for an
     * attacker all the same. What is disabled on this machine stays so.
     */
    private static String[] suites(SSLEngine engine) {
        return Arrays.stream(engine.getSupportedCipherSuites())
                .filter(suite -> !suite.contains("_anon_") && !suite.contains("_NULL_"))
                .toArray(String[]::new);
    }

    /** The JDK's own type refuses underscores, which hostnames at Cloudflare may have. */
    private static final class RawServerName extends SNIServerName {
        RawServerName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
