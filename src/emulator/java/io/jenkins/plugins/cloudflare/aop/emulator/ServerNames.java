package io.jenkins.plugins.cloudflare.aop.emulator;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows each visitor a server certificate for the name that he asked for in SNI, made when first needed. */
final class ServerNames extends X509ExtendedKeyManager {
    private static final int KEPT = 200;
    private static final String NAMELESS = "emulator.invalid";

    private final ThrowAwayCa authority;
    private final Map<String, PresentedCertificate> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PresentedCertificate> eldest) {
            return size() > KEPT;
        }
    };

    ServerNames(ThrowAwayCa authority) {
        this.authority = authority;
    }

    /** The name in SNI in lower case, null when there was none. */
    static String of(SSLSession session) {
        if (session instanceof ExtendedSSLSession extended) {
            for (SNIServerName name : extended.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return null;
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        if (!type.equals("EC")) {
            return null;
        }
        String name = of(engine.getHandshakeSession());
        return name != null && name.matches("[a-z0-9._-]{1,253}") ? name : NAMELESS;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {presented(alias).leaf(), authority.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return presented(alias).signer();
    }

    private PresentedCertificate presented(String name) {
        synchronized (made) {
            return made.computeIfAbsent(name, authority::issueForServer);
        }
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }
}
