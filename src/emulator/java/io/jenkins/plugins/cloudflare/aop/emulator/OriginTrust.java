package io.jenkins.plugins.cloudflare.aop.emulator;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Which server certificates of origins the edge takes in the mode strict: this Java's, and those added. */
final class OriginTrust {
    private final List<X509Certificate> added = new ArrayList<>();
    /** Made when first asked for, as it takes reading all CAs of this Java; null before and after a CA was added. */
    private X509TrustManager strict;

    synchronized void add(X509Certificate authority) {
        added.add(authority);
        strict = null;
    }

    synchronized X509TrustManager strict() {
        if (strict == null) {
            strict = ofAll();
        }
        return strict;
    }

    private X509TrustManager ofAll() {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            for (X509Certificate anchor : manager(null).getAcceptedIssuers()) {
                anchors.setCertificateEntry("java-" + anchors.size(), anchor);
            }
            for (X509Certificate anchor : added) {
                anchors.setCertificateEntry("added-" + anchors.size(), anchor);
            }
            return manager(anchors);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot check certificates", e);
        }
    }

    private static X509TrustManager manager(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    /** The mode full: Cloudflare does not look at the origin's certificate at all. */
    static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
