package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Makes HTTP calls, each once, bounded in time and size. The call runs on a thread of its own while the caller waits,
 * because a blocked socket does not notice an interrupt.
 */
final class ApiConnection {
    private final ApiClient client;
    private final TransportFaults faults;

    ApiConnection(ApiClient client, TransportFaults faults) {
        this.client = client;
        this.faults = faults;
    }

    /** @throws CloudflareException when there was no answer, or one that is too long */
    HttpAnswer exchange(CallPurpose purpose, Request request) throws CloudflareException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CloudflareException.Interrupted(
                    "the build was interrupted before it could " + purpose.phrase() + "; nothing was sent");
        }
        Call call = client.call(request);
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
        if (source.request(client.limits().bodyBytes() + 1L)) {
            throw new BodyTooLargeException(client.limits().bodyBytes());
        }
        return source.readByteArray();
    }
}
