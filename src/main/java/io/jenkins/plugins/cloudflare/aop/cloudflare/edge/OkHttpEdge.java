package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import io.jenkins.plugins.cloudflare.aop.cloudflare.http.ApiClient;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.HttpLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Visits the edge over HTTPS, several hostnames at a time. Safe for use by several threads. */
public final class OkHttpEdge implements Edge {
    private static final int CONCURRENT_CALLS = 16;
    private static final int HTTPS = 443;
    /** Pages of errors say in the beginning what they are. */
    private static final int BODY_BYTES = 16 * 1024;

    private final OkHttpClient client;
    private final int port;

    /**
     * Where DNS sends everybody.
     *
     * @param base carries proxy and trust settings; its connection pool is shared
     * @param objection why an address must not be visited, as half a sentence; empty when it may be
     */
    public OkHttpEdge(OkHttpClient base, Function<InetAddress, Optional<String>> objection) {
        this(base.newBuilder().dns(new GuardedDns(base.dns(), objection)).build(), HTTPS);
    }

    private OkHttpEdge(OkHttpClient base, int port) {
        this.port = port;
        this.client = base.newBuilder()
                .sslSocketFactory(
                        new RawSniSocketFactory(base.sslSocketFactory()),
                        Objects.requireNonNull(base.x509TrustManager()))
                .dispatcher(ApiClient.dispatcher("cloudflare-aop edge visit", CONCURRENT_CALLS))
                .connectTimeout(HttpLimits.DEFAULT.connect())
                .readTimeout(HttpLimits.DEFAULT.read())
                .callTimeout(HttpLimits.DEFAULT.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .build();
    }

    /**
     * An edge at a fixed address, whatever DNS says, such as an emulator.
     *
     * @param anchors CAs of its server certificates; empty for those that this Java trusts
     */
    public static OkHttpEdge at(OkHttpClient base, InetSocketAddress address, Collection<X509Certificate> anchors) {
        OkHttpClient.Builder fixed =
                base.newBuilder().dns(name -> List.of(address.getAddress())).proxy(Proxy.NO_PROXY);
        if (!anchors.isEmpty()) {
            trustOnly(anchors, fixed);
        }
        return new OkHttpEdge(fixed.build(), address.getPort());
    }

    /** Narrows what is trusted, for this client alone. */
    @SuppressWarnings("lgtm[jenkins/unsafe-calls]")
    private static void trustOnly(Collection<X509Certificate> anchors, OkHttpClient.Builder client) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate anchor : anchors) {
                store.setCertificateEntry("anchor " + store.size(), anchor);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            client.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot check certificates", e);
        }
    }

    @Override
    public List<EdgeAnswer> ask(List<EdgeRequest> requests) throws InterruptedException {
        List<Call> calls = new ArrayList<>();
        List<CompletableFuture<EdgeAnswer>> answers = new ArrayList<>();
        for (EdgeRequest request : requests) {
            answers.add(begin(request, calls));
        }
        List<EdgeAnswer> read = new ArrayList<>();
        try {
            for (CompletableFuture<EdgeAnswer> answer : answers) {
                read.add(answer.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            // After an interrupt; a call that has ended does not mind.
            calls.forEach(Call::cancel);
        }
        return read;
    }

    private CompletableFuture<EdgeAnswer> begin(EdgeRequest request, List<Call> calls) {
        Call call = client.newCall(get(request));
        calls.add(call);
        CompletableFuture<EdgeAnswer> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.complete(EdgeAnswer.none(EdgeFault.of(e)));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    String body = response.peekBody(BODY_BYTES).string();
                    answer.complete(EdgeAnswer.of(response.code(), response::header, body));
                } catch (IOException e) {
                    answer.complete(EdgeAnswer.none(EdgeFault.of(e)));
                } catch (RuntimeException | Error e) {
                    // An error as well: whoever waits for the answer would wait for ever.
                    answer.completeExceptionally(e);
                }
            }
        });
        return answer;
    }

    private Request get(EdgeRequest request) {
        HttpUrl url = HttpUrl.get("https://" + request.hostname() + ":" + port + request.target());
        return new Request.Builder()
                .url(url)
                .header("Host", request.hostname())
                .header("Cache-Control", "no-cache")
                .header("User-Agent", "cloudflare-aop")
                .build();
    }
}
