package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none of the API. */
@Timeout(20)
class ForeignAnswersTest extends TransportFixture {
    private static void pour(HttpExchange exchange, OutputStream body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            body.write(blanks);
        }
    }

    private CloudflareException misdirected() {
        CloudflareException e = failure(server.client());
        assertThat(e, instanceOf(CloudflareException.Misdirected.class));
        assertThat(e.isTransient(), is(false));
        assertThat(e.getMessage(), containsString(server.url()));
        return e;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 404})
    void aPageOfSomebodyElseIsToldWithTheUrl(int status) {
        server.then(status, "<!DOCTYPE html><title>Sign in</title>", "Content-Type", "text/html");
        assertThat(misdirected().getMessage(), containsString("HTTP " + status + " with a web page"));
        server.then(status, "  <html>", "Content-Type", "application/json");
        assertThat(misdirected().httpStatus(), is(status));
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.then(302, "", "Location", "https://login.example/\u0000?x");
        String message = misdirected().getMessage();
        assertThat(message, containsString("a redirect to https://login.example/"));
        assertThat(message, not(containsString("\u0000")));
        assertThat(server.asked(), hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "522"})
    void aPageWithAServerErrorPassesBy(int status) {
        server.then(status, "<html>Bad gateway</html>", "Content-Type", "text/html", "Retry-After", "3");
        CloudflareException e = unavailable(server.client(), server.url());
        assertThat(e.getMessage(), containsString("with a web page"));
        assertThat(e.retryAfter(), is(Duration.ofSeconds(3)));
        assertThat(e.ray().orElseThrow(), is("8f0000000000abcd-FRA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"result\":[{\"id\":\"24",
                "{}",
                "[]",
                "null",
                "\"success\"",
                "{\"success\":1}"
            })
    void brokenJsonPassesBy(String body) {
        server.then(200, body);
        assertThat(unavailable(server.client(), server.url()).getMessage(), containsString("broken JSON"));
    }

    @Test
    void anEmptyAnswerPassesBy() {
        server.then(200, "");
        assertThat(unavailable(server.client(), server.url()).getMessage(), containsString("with nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{}]", "[{\"id\":\"\"}]", "[{\"id\":\"../x\"}]", "[1]", "[null]", "{\"status\":\"active\"}"})
    void anAnswerThatLacksTheIdIsNotUsed(String result) {
        server.result(202, result);
        assertThat(
                "nothing was to be changed",
                failure(server.client()).getMessage(),
                allOf(containsString("incomplete"), not(containsString("change"))));
        server.result(202, result);
        CloudflareException write =
                assertThrows(CloudflareException.class, () -> server.client().upload(CannedApi.ZONE, "leaf", "key"));
        assertThat(write.getMessage(), containsString("look whether the change was made"));
    }

    @Test
    void anAnswerThatEndsEarlyPassesBy() {
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"success\":".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        unavailable(server.client(SHORT), server.url());
    }

    @Test
    void aBodyWithoutEndIsCut() {
        server.then(exchange -> pour(exchange, exchange.getResponseBody()));
        HttpLimits patient = CannedApi.patience(Duration.ofSeconds(10));
        CloudflareException e = failure(server.client(patient));
        assertThat(e, instanceOf(CloudflareException.Misdirected.class));
        assertThat(e.getMessage(), containsString("longer than 65536 bytes"));
        server.then(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream zipped = new GZIPOutputStream(exchange.getResponseBody())) {
                zipped.write(new byte[10_000_000]);
            }
        });
        assertThat("small only on the wire", failure(server.client(patient)).getMessage(), containsString("longer"));
    }
}
