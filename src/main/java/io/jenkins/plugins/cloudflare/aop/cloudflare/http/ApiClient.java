package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.io.IOException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The HTTP client of all calls of the API that share it, whatever their token: a few at once in all, others queue. */
public final class ApiClient {
    private static final int CONCURRENT_CALLS = 16;

    private final OkHttpClient reads;
    private final OkHttpClient writes;
    private final HttpLimits limits;

    /** @param base carries proxy and trust settings; its connection pool is shared */
    public ApiClient(OkHttpClient base) {
        this(base, HttpLimits.DEFAULT);
    }

    ApiClient(OkHttpClient base, HttpLimits limits) {
        this.limits = limits;
        this.writes = base.newBuilder()
                .dispatcher(dispatcher("cloudflare-aop API call", CONCURRENT_CALLS))
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .callTimeout(limits.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(true)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .addNetworkInterceptor(ApiClient::withoutInvitationToRepeat)
                .build();
        // A kept connection that the server closed meanwhile shows only when it is used. For reads OkHttp may try
        // again then (and once after 408), which is harmless; a write is never repeated here.
        this.reads = writes.newBuilder().retryOnConnectionFailure(true).build();
    }

    HttpLimits limits() {
        return limits;
    }

    Call call(Request request) {
        return ("GET".equals(request.method()) ? reads : writes).newCall(request);
    }

    /** OkHttp repeats any request, a POST too, on 503 with "Retry-After: 0". */
    private static Response withoutInvitationToRepeat(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** Threads that end when they are idle and keep no machine from stopping. */
    public static Dispatcher dispatcher(String name, int concurrent) {
        IdleFirstQueue queue = new IdleFirstQueue();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0,
                concurrent,
                1,
                TimeUnit.SECONDS,
                queue,
                work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                },
                // A call that ends starts the next one before its own thread is free.
                (work, pool) -> queue.put(work));
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(concurrent);
        dispatcher.setMaxRequestsPerHost(concurrent);
        return dispatcher;
    }
}
