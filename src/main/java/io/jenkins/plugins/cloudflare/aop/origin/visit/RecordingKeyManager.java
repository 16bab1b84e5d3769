package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;

/**
 * Presents one visitor's certificate, whatever issuers the server names, and remembers that it was asked: the JDK shows
 * a server's request for a certificate nowhere else.
 */
final class RecordingKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "visitor";

    private final X509Certificate[] chain;
    private final PrivateKey signer;
    private final List<byte[]> issuers = new ArrayList<>();
    private boolean established;
    private boolean askedInHandshake;
    private boolean askedLate;

    /** @param identity null for a visitor without a certificate */
    RecordingKeyManager(Identity identity) throws GeneralSecurityException {
        chain = identity == null ? null : identity.certificates();
        signer = identity == null ? null : identity.signer();
    }

    /** From here on, being asked is being asked late. */
    void handshakeOver() {
        established = true;
    }

    /** For another handshake with the same TLS context. */
    void startOver() {
        established = false;
        askedInHandshake = false;
        askedLate = false;
        issuers.clear();
    }

    void serverAskedLate() {
        askedLate = true;
    }

    CertificateRequest asked() {
        return askedInHandshake || askedLate
                ? new CertificateRequest(askedInHandshake, askedLate, issuers)
                : CertificateRequest.NEVER;
    }

    /** TLS stacks call this once for every kind of key that the server accepts. */
    @Override
    public String chooseEngineClientAlias(String[] kinds, Principal[] accepted, SSLEngine engine) {
        if (established) {
            askedLate = true;
        } else {
            askedInHandshake = true;
        }
        if (issuers.isEmpty() && accepted != null) {
            for (Principal name : accepted) {
                issuers.add(((X500Principal) name).getEncoded());
            }
        }
        if (signer != null) {
            for (String kind : kinds) {
                if (KeyKind.matches(kind, signer)) {
                    return ALIAS;
                }
            }
        }
        return null;
    }

    @Override
    public String[] getClientAliases(String kind, Principal[] accepted) {
        return signer == null ? null : new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return signer;
    }

    @Override
    public String chooseClientAlias(String[] kinds, Principal[] accepted, Socket socket) {
        throw new UnsupportedOperationException("visits use engines");
    }

    @Override
    public String[] getServerAliases(String kind, Principal[] accepted) {
        return null;
    }

    @Override
    public String chooseServerAlias(String kind, Principal[] accepted, Socket socket) {
        return null;
    }
}
