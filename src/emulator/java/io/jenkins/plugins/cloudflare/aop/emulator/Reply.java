package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * A JSON answer in the API's envelope.
 *
 * @param status HTTP status
 */
record Reply(int status, ObjectNode body) {
    static Reply of(int status, JsonNode result) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("success", true);
        body.putArray("errors");
        body.putArray("messages");
        body.set("result", result);
        return new Reply(status, body);
    }

    /** A list with its page count. */
    static <T> Reply list(int status, List<T> all, Function<T, ? extends JsonNode> writer, int page, int perPage) {
        List<T> shown = all.stream().skip((page - 1L) * perPage).limit(perPage).toList();
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        shown.forEach(item -> result.add(writer.apply(item)));
        Reply reply = of(status, result);
        reply.body
                .putObject("result_info")
                .put("page", page)
                .put("per_page", perPage)
                .put("count", shown.size())
                .put("total_count", all.size())
                .put("total_pages", (all.size() + perPage - 1) / perPage);
        return reply;
    }

    /** Like the real ones, without {@code result}. */
    static Reply of(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("success", false);
        ObjectNode error =
                body.putArray("errors").addObject().put("code", refusal.code()).put("message", refusal.getMessage());
        if (refusal.chainedText() != null) {
            error.putArray("error_chain")
                    .addObject()
                    .put("code", refusal.chainedCode())
                    .put("message", refusal.chainedText());
        }
        body.putArray("messages");
        return new Reply(refusal.status(), body);
    }

    /** The same with an odd result. */
    Reply odd(Oddity oddity) {
        ObjectNode copy = body.deepCopy();
        if (copy.has("result")) {
            copy.set("result", oddity.applyTo(copy.path("result")));
        }
        return new Reply(status, copy);
    }

    /** Adds an entry to {@code messages}, which is information. */
    Reply withMessage(int code, String message) {
        body.withArray("messages").addObject().put("code", code).put("message", message);
        return this;
    }
}
