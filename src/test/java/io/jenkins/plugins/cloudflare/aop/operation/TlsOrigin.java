package io.jenkins.plugins.cloudflare.aop.operation;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** An origin on loopback that serves everybody, accepts client certificates, or wants one of a CA. */
final class TlsOrigin implements AutoCloseable {
    enum Mode {
        OPEN,
        ACCEPTING,
        ENFORCING
    }

    /** Issues what the origin shows. */
    static final TestPki SERVER_CA = TestPki.ca("Origin server CA");

    private static final char[] NONE = new char[0];

    volatile Mode mode;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TlsOrigin(TestPki clientCa, Mode mode) throws IOException, GeneralSecurityException {
        this(mode, clientCa);
    }

    /** Trusts the leaves of several CAs. */
    TlsOrigin(Mode mode, TestPki... clientCas) throws IOException, GeneralSecurityException {
        this.mode = mode;
        SSLContext context = context(clientCas);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(TlsOrigin.this.mode == Mode.ENFORCING);
                if (TlsOrigin.this.mode == Mode.ACCEPTING) {
                    tls.setWantClientAuth(true);
                }
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    private static SSLContext context(TestPki... clientCas) throws IOException, GeneralSecurityException {
        ClientCertificate own = SERVER_CA.server("www.example.com");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("origin", own.privateKey(), NONE, own.chain().toArray(new Certificate[0]));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, NONE);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        for (TestPki clientCa : clientCas) {
            anchors.setCertificateEntry(String.valueOf(anchors.size()), clientCa.certificate());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
