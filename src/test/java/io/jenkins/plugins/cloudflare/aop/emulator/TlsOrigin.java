package io.jenkins.plugins.cloudflare.aop.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/** An origin in this process. */
final class TlsOrigin implements AutoCloseable {
    /** What it saw of a request. */
    record Visit(String method, String uri, String host, String serverName, X509Certificate client, String body) {}

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private volatile Duration delay = Duration.ZERO;

    /** @param clientAuthority null: no client certificate is asked for */
    TlsOrigin(Credential identity, X509Certificate clientAuthority) throws IOException, GeneralSecurityException {
        SSLContext context = context(identity, clientAuthority);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(clientAuthority != null);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    void delay(Duration value) {
        delay = value;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Visit> visits() {
        return visits;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            visits.add(new Visit(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Host"),
                    ServerNames.of(((HttpsExchange) exchange).getSSLSession()),
                    client(exchange),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Thread.sleep(delay.toMillis());
            if (exchange.getRequestURI().getPath().equals("/nothing")) {
                return;
            }
            exchange.getResponseHeaders().set("X-Origin", "yes");
            exchange.getResponseHeaders().set("Server", "test origin");
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            byte[] body = "hello from the origin".getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(moved ? 302 : 200, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static X509Certificate client(HttpExchange exchange) {
        try {
            return (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private static SSLContext context(Credential identity, X509Certificate clientAuthority)
            throws GeneralSecurityException, IOException {
        char[] none = new char[0];
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", identity.keys().getPrivate(), none, new X509Certificate[] {identity.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, none);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        if (clientAuthority != null) {
            anchors.setCertificateEntry("clients", clientAuthority);
        }
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), clientAuthority == null ? null : trust.getTrustManagers(), null);
        return context;
    }
}
