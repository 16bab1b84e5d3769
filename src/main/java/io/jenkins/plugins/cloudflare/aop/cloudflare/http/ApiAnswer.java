package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A successful answer. Not a record: its text form must not show the result. */
final class ApiAnswer {
    private final CallPurpose purpose;
    private final Envelope envelope;
    private final int status;
    private final String ray;

    ApiAnswer(CallPurpose purpose, Envelope envelope, int status, String ray) {
        this.purpose = purpose;
        this.envelope = envelope;
        this.status = status;
        this.ray = ray;
    }

    String ray() {
        return ray;
    }

    JsonNode result() {
        return envelope.result();
    }

    int totalPages() {
        return envelope.totalPages();
    }

    /** @throws CloudflareException.Unavailable when the result lacks what makes it usable */
    <T> T one(Function<JsonNode, T> reader) throws CloudflareException {
        return read(envelope.result(), reader);
    }

    /** @throws CloudflareException.Unavailable when a row lacks what makes it usable */
    <T> List<T> all(Function<JsonNode, T> reader) throws CloudflareException {
        List<T> read = new ArrayList<>();
        for (JsonNode row : envelope.rows()) {
            read.add(read(row, reader));
        }
        return read;
    }

    private <T> T read(JsonNode node, Function<JsonNode, T> reader) throws CloudflareException {
        try {
            return reader.apply(node);
        } catch (IllegalArgumentException e) {
            throw new CloudflareException.Unavailable(
                    "cannot " + purpose.phrase() + ": Cloudflare's answer is incomplete ("
                            + PrintableText.brief(e.getMessage())
                            + "); "
                            + (purpose.action().isChange()
                                    ? "look whether the change was made before trying again"
                                    : "try again, and tell Cloudflare's support if it stays so"),
                    status,
                    0,
                    ray);
        }
    }
}
