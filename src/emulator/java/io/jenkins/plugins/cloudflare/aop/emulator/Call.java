package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A request, taken apart. */
final class Call {
    static final String BASE = "/client/v4";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_LIMIT = 1024 * 1024;

    private final HttpExchange exchange;
    private final String path;
    private final Map<String, String> query = new HashMap<>();
    private final byte[] body;

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        String raw = exchange.getRequestURI().getRawPath();
        this.path = raw.startsWith(BASE) ? raw.substring(BASE.length()) : raw;
        this.body = exchange.getRequestBody().readNBytes(BODY_LIMIT);
        for (String pair : rawQuery().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    boolean isBelowBase() {
        return exchange.getRequestURI().getRawPath().startsWith(BASE + "/");
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** After the base, still encoded. */
    String path() {
        return path;
    }

    /** Decoded; the empty segment of a slash at the end counts. */
    List<String> segments() {
        return Stream.of(path.substring(Math.min(1, path.length())).split("/", -1))
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    /** Empty when there is none. */
    String rawQuery() {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null ? "" : raw;
    }

    /** Null when it is not there. */
    String query(String name) {
        return query.get(name);
    }

    /** A whole number of the query within bounds. */
    int number(String name, int absent, int least, int most) throws Refusal {
        String text = query.get(name);
        if (text == null) {
            return absent;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.BAD_REQUEST, name + " must be from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    JsonNode json() throws Refusal {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "the body is not JSON");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
