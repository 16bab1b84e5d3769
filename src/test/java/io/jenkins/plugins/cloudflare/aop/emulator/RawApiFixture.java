package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The emulator byte by byte, without a client that forgives. */
abstract class RawApiFixture {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String FAMILY = "/origin_tls_client_auth";
    static final String CERTIFICATES = FAMILY + "/hostnames/certificates";

    final HttpClient client = HttpClient.newHttpClient();
    final List<String> bodies = new ArrayList<>();
    Instant now = Instant.parse("2026-03-01T10:00:00.123450Z");
    CloudflareEmulator emulator;
    String zone;
    HttpResponse<String> last;

    @BeforeEach
    void start() throws IOException {
        emulator = CloudflareEmulator.start(
                EmulatorOptions.defaults().withClock(() -> now).withPending(Pending.lasting(Duration.ofSeconds(8))));
        zone = "/zones/" + emulator.addZone("example.com");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    JsonNode ask(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.apiUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        last = client.send(request.build(), BodyHandlers.ofString());
        bodies.add(last.body());
        return JSON.readTree(last.body());
    }

    JsonNode as(String method, String path, String body) throws Exception {
        return ask(method, path, body, "Authorization", "Bearer any");
    }

    JsonNode get(String path) throws Exception {
        return as("GET", path, "");
    }

    static String pair(Credential credential) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("certificate", credential.certificatePem())
                .put("private_key", credential.privateKeyPem())
                .toString();
    }

    String live(String path) throws Exception {
        String id = as("POST", zone + path, pair(Credential.selfSigned("leaf")))
                .at("/result/id")
                .asText();
        now = now.plusSeconds(8);
        return id;
    }

    void refused(JsonNode answer, int status, int code) {
        assertThat(last.body(), last.statusCode(), is(status));
        assertThat(answer.at("/errors/0/code").asInt(), is(code));
        assertThat(answer.path("success").asBoolean(true), is(false));
        assertThat("real failures have none", answer.has("result"), is(false));
    }

    static String config(String entry) {
        return "{\"config\":[" + entry + "]}";
    }
}
