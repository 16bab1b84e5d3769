package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Calls of the API in JSON: adds the token, and turns every answer that is not a success into an exception. */
final class ApiCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final ApiConnection connection;
    private final TransportFaults faults;
    private final HttpUrl base;
    private final ApiToken token;

    ApiCalls(ApiClient client, String baseUrl, ApiToken token) {
        this.base = checked(baseUrl);
        this.token = token;
        this.faults = new TransportFaults(base.toString());
        this.connection = new ApiConnection(client, faults);
    }

    /** Starts a URL below the base. Segments are encoded. */
    HttpUrl.Builder url(String... segments) {
        HttpUrl.Builder url = base.newBuilder();
        List.of(segments).forEach(url::addPathSegment);
        return url;
    }

    ApiAnswer get(CallPurpose purpose, HttpUrl url) throws CloudflareException {
        return call(purpose, request(url).get().build());
    }

    ApiAnswer delete(CallPurpose purpose, HttpUrl url) throws CloudflareException {
        return call(purpose, request(url).delete().build());
    }

    ApiAnswer post(CallPurpose purpose, HttpUrl url, JsonNode body) throws CloudflareException {
        return call(purpose, request(url).post(json(body)).build());
    }

    ApiAnswer put(CallPurpose purpose, HttpUrl url, JsonNode body) throws CloudflareException {
        return call(purpose, request(url).put(json(body)).build());
    }

    ApiAnswer patch(CallPurpose purpose, HttpUrl url, JsonNode body) throws CloudflareException {
        return call(purpose, request(url).patch(json(body)).build());
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("Authorization", token.authorization())
                .header("User-Agent", "cloudflare-aop");
    }

    private ApiAnswer call(CallPurpose purpose, Request request) throws CloudflareException {
        HttpAnswer raw = connection.exchange(purpose, request);
        Envelope envelope = Envelope.parse(raw.body, token::erasedFrom).orElse(null);
        if (envelope == null) {
            throw faults.notTheApi(purpose, raw);
        }
        if (!raw.isGood() || !envelope.isSuccess()) {
            throw ErrorAnswers.of(purpose, raw, envelope.faults());
        }
        return new ApiAnswer(purpose, envelope, raw.status, raw.ray);
    }

    private static RequestBody json(JsonNode body) {
        try {
            return RequestBody.create(JSON.writeValueAsBytes(body), TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree cannot be written", e);
        }
    }

    /** The token goes to this URL, so plain HTTP is for an emulator on the same machine only. */
    private static HttpUrl checked(String baseUrl) {
        HttpUrl url = HttpUrl.parse(baseUrl.strip().replaceAll("/+$", ""));
        if (url == null
                || !url.username().isEmpty()
                || url.query() != null
                || url.fragment() != null
                || !url.isHttps() && !LOOPBACK.contains(url.host())) {
            throw new IllegalArgumentException("the API's base URL must be like https://api.cloudflare.com/client/v4,"
                    + " with https (http only on this machine) and without user, query or fragment");
        }
        return url;
    }
}
