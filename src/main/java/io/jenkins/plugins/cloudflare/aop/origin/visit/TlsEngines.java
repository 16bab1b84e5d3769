package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http2Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;

/** What all TLS engines of visits are made of. */
final class TlsEngines {
    /** Of whichever provider the JVM puts first. */
    static final String TLS = "TLS";

    /** What a client that follows FIPS 140 lacks and others have. */
    private static final String UNAPPROVED_SUITE = "TLS_CHACHA20_POLY1305_SHA256";

    private TlsEngines() {}

    /** Whether it offers only what FIPS 140 approves; a server may speak a version with other ciphers and curves alone. */
    static boolean approvedOnly(SSLEngine engine) {
        return !Arrays.asList(engine.getSupportedCipherSuites()).contains(UNAPPROVED_SUITE);
    }

    /**
     * The only place that initialises a TLS context for visits. The trust manager that accepts any server is the
     * purpose, see {@link RecordingTrustManager}; nothing JVM-wide is changed.
     */
    @SuppressWarnings("lgtm[jenkins/unsafe-calls]")
    static SSLContext context(RecordingKeyManager keyManager, RecordingTrustManager trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance(TLS);
        context.init(new KeyManager[] {keyManager}, new TrustManager[] {trust}, null);
        return context;
    }

    /**
     * Makes an engine a client.
     *
     * @param parameters empty ones
     * @throws VisitEndedException when this machine's TLS stack cannot do it
     */
    static SSLEngine client(SSLEngine engine, SSLParameters parameters, VisitRequest request, String protocol)
            throws VisitEndedException {
        try {
            engine.setUseClientMode(true);
            parameters.setProtocols(
                    request.versions().stream().map(TlsVersion::protocol).toArray(String[]::new));
            parameters.setCipherSuites(suites(engine));
            parameters.setApplicationProtocols(protocols(request.hello(), protocol));
            engine.setSSLParameters(parameters);
            return engine;
        } catch (IllegalArgumentException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    private static String[] protocols(HelloShape hello, String protocol) {
        return switch (hello) {
            case NO_PROTOCOL -> new String[0];
            case BOTH_PROTOCOLS -> new String[] {Http2Exchange.PROTOCOL, Http1Exchange.PROTOCOL};
            default -> new String[] {protocol};
        };
    }

    /** A name for SNI, sent as it is: the JDK's own type refuses underscores, which hostnames at Cloudflare may have. */
    static SNIServerName serverName(String name) {
        return new RawServerName(name);
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

    private static final class RawServerName extends SNIServerName {
        RawServerName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
