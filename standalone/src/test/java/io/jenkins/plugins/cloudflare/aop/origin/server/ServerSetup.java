package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a server made of JDK parts is told.
 *
 * @param trusted the CA of clients; null for one that takes any certificate
 * @param asks whether it wants a certificate
 * @param needs whether it goes on without none
 * @param refuses whether the application refuses who has none
 */
record ServerSetup(OriginPki.Holder trusted, boolean asks, boolean needs, boolean refuses, String... protocols) {
    static final char[] SECRET = "of a test".toCharArray();

    /** What the application answers. */
    int status(boolean certified) {
        return refuses && !certified ? 403 : 200;
    }

    /** Who is refused must not get the page. */
    String page(boolean certified) {
        return refuses && !certified ? "not here" : "origin";
    }

    SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(OriginPki.EC.serverStore(SECRET), SECRET);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TrustManager[] trust() throws GeneralSecurityException {
        if (trusted == null) {
            return new TrustManager[] {new TrustAnybody()};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors());
        return factory.getTrustManagers();
    }

    /** The CA of clients, for a server that makes its own context. */
    KeyStore anchors() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("ca", trusted.certificate());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
