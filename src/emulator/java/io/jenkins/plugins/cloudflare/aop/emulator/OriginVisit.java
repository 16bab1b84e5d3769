package io.jenkins.plugins.cloudflare.aop.emulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One request to an origin on a connection of its own and with TLS state of its own, so that the certificate of today is
 * presented and no session of yesterday is resumed.
 */
final class OriginVisit {
    /** Which failure it was depends on how far it came. */
    private static final class Way extends EventListener {
        private boolean secured;
        private boolean asked;

        @Override
        public void secureConnectEnd(Call call, Handshake handshake) {
            secured = true;
        }

        @Override
        public void requestHeadersEnd(Call call, Request request) {
            asked = true;
        }
    }

    private final OkHttpClient client;
    private final Way way = new Way();

    /** @param trust null: the origin's certificate is not looked at */
    OriginVisit(
            OkHttpClient base,
            InetSocketAddress origin,
            PresentedCertificate presented,
            X509TrustManager trust,
            Duration patience) {
        X509TrustManager judge = trust == null ? new OriginTrust.Anyone() : trust;
        OkHttpClient.Builder builder = base.newBuilder()
                .dns(name -> List.of(origin.getAddress()))
                .proxy(Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .connectTimeout(patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListener(way)
                .sslSocketFactory(context(presented, judge).getSocketFactory(), judge);
        if (trust == null) {
            builder.hostnameVerifier((name, session) -> true);
        }
        this.client = builder.build();
    }

    /** @throws IOException to be judged by {@link #error} */
    Response ask(Request request) throws IOException {
        return client.newCall(request).execute();
    }

    EdgeError error(IOException failure) {
        return EdgeError.of(failure, way.secured, way.asked);
    }

    private static SSLContext context(PresentedCertificate presented, X509TrustManager judge) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new PresentedIdentity(presented)}, new TrustManager[] {judge}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
