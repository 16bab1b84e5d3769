package io.jenkins.plugins.cloudflare.aop.emulator;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Presents one client certificate to whoever asks for any, whatever issuers he names: the edge sends what was associated
 * and leaves the judgement to the origin.
 */
final class PresentedIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "presented";

    private final PresentedCertificate presented;

    PresentedIdentity(PresentedCertificate presented) {
        this.presented = presented;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        boolean fits = presented.leaf() != null
                && List.of(types).contains(presented.leaf().getPublicKey().getAlgorithm());
        return fits ? ALIAS : null;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
        return chooseClientAlias(types, issuers, null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {presented.leaf()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return presented.signer();
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return presented.leaf() == null ? null : new String[] {ALIAS};
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
