package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Makes HTTP calls, each once, bounded in time and size. The call runs on a thread of its own while the caller waits,
 * because a blocked socket does not notice an interrupt.
 */
public final class ApiConnection {
    private static final int CONCURRENT_CALLS = 16;

    private final OkHttpClient reads;
    private final OkHttpClient writes;
    private final HttpLimits limits;
    private final TransportFaults faults;

    ApiConnection(OkHttpClient base, HttpLimits limits, TransportFaults faults) {
        this.limits = limits;
        this.faults = faults;
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
                .addNetworkInterceptor(ApiConnection::withoutInvitationToRepeat)
                .build();
        // A kept connection that the server closed meanwhile shows only when it is used. For reads OkHttp may try
        // again then (and once after 408), which is harmless; a write is never repeated here.
        this.reads = writes.newBuilder().retryOnConnectionFailure(true).build();
    }

    /** @throws CloudflareException when there was no answer, or one that is too long */
    HttpAnswer exchange(CallPurpose purpose, Request request) throws CloudflareException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CloudflareException.Interrupted(
                    "the build was interrupted before it could " + purpose.phrase() + "; nothing was sent");
        }
        Call call = ("GET".equals(request.method()) ? reads : writes).newCall(request);
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(read(response));
                } catch (IOException | RuntimeException | Error e) {
                    // An error as well: whoever waits for the answer would wait for ever.
                    answer.completeExceptionally(e);
                }
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new CloudflareException.Interrupted("the build was interrupted while it tried to " + purpose.phrase()
                    + ("GET".equals(request.method()) ? "" : "; whether Cloudflare took the change is unknown"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw faults.noAnswer(purpose, failure);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private HttpAnswer read(Response response) throws IOException {
        Duration wait = RetryAfter.parse(
                response.header("Retry-After"),
                response.header("Date"),
                Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        return new HttpAnswer(
                response.code(),
                response.header("Content-Type"),
                body(response.body().source()),
                response.header("CF-Ray"),
                wait,
                response.header("Location"));
    }

    private byte[] body(BufferedSource source) throws IOException {
        if (source.request(limits.bodyBytes() + 1L)) {
            throw new BodyTooLargeException(limits.bodyBytes());
        }
        return source.readByteArray();
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
        // With a queue: a call that ends starts the next one before its own thread is free.
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                concurrent, concurrent, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(concurrent);
        dispatcher.setMaxRequestsPerHost(concurrent);
        return dispatcher;
    }
}
