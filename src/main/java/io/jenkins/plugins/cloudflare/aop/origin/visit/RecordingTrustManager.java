package io.jenkins.plugins.cloudflare.aop.origin.visit;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts any server certificate. What is proved is whom the origin lets in, and an origin with an expired or unknown
 * certificate must be judged as well. It is safe because a visit sends nothing worth keeping: a request without
 * credentials, and a client certificate whose private key stays here. Somebody in between could only make an origin
 * look worse, or pose as an origin that is not there; the server's certificate is recorded, so that its chain can be
 * checked apart from this. Extends the <em>extended</em> trust manager so that the JDK adds no checks of its own.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
    private X509Certificate[] chain = {};

    /** What the server sent (DER), its own certificate first; empty when it sent none, as in a resumed session. */
    List<byte[]> chain() throws CertificateEncodingException {
        List<byte[]> encoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            encoded.add(certificate.getEncoded());
        }
        return encoded;
    }

    /** For another handshake with the same TLS context. */
    void startOver() {
        chain = new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String kind, SSLEngine engine) {
        chain = sent.clone();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {
        throw new UnsupportedOperationException("visits use engines");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
        throw new UnsupportedOperationException("visits use engines");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
        throw new UnsupportedOperationException("visits have no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {
        throw new UnsupportedOperationException("visits have no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
        throw new UnsupportedOperationException("visits have no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
