package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The frame that every answer of the API has. Codes in {@code messages} are information and never read. Not a record:
 * the result may hold what must not be shown.
 */
final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An entry of {@code errors} or of an {@code error_chain} in it; the text is cleaned. */
    record Fault(int code, String text) {}

    private final boolean success;
    private final List<Fault> faults;
    private final JsonNode result;
    private final int totalPages;

    private Envelope(boolean success, List<Fault> faults, JsonNode result, int totalPages) {
        this.success = success;
        this.faults = List.copyOf(faults);
        this.result = result;
        this.totalPages = totalPages;
    }

    /**
     * @param cleaner takes secrets out of texts
     * @return empty when this is not an answer of the API
     */
    static Optional<Envelope> parse(byte[] body, UnaryOperator<String> cleaner) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (root == null || !root.path("success").isBoolean()) {
            return Optional.empty();
        }
        List<Fault> faults = new ArrayList<>();
        collect(root.path("errors"), faults, cleaner);
        JsonNode pages = root.path("result_info").path("total_pages");
        return Optional.of(new Envelope(
                root.path("success").asBoolean(), faults, root.path("result"), pages.isNumber() ? pages.asInt() : 0));
    }

    private static void collect(JsonNode errors, List<Fault> faults, UnaryOperator<String> cleaner) {
        for (JsonNode error : errors) {
            String text = error.path("message").asText("");
            faults.add(new Fault(error.path("code").asInt(), PrintableText.brief(cleaner.apply(text))));
            collect(error.path("error_chain"), faults, cleaner);
        }
    }

    boolean isSuccess() {
        return success;
    }

    /** May be empty: failures exist that carry none. */
    List<Fault> faults() {
        return faults;
    }

    /** A null or missing node when the API sent nothing. */
    JsonNode result() {
        return result;
    }

    /** The rows of a list; a null or absent list has none, and a single object is a list of one. */
    List<JsonNode> rows() {
        List<JsonNode> rows = new ArrayList<>();
        if (result.isArray()) {
            result.forEach(rows::add);
        } else if (result.isObject()) {
            rows.add(result);
        }
        return rows;
    }

    /** 0 when the API did not say. */
    int totalPages() {
        return totalPages;
    }
}
