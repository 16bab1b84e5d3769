package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.IDN;
import java.util.Locale;

/**
 * Ways in which the API may be odd. The first five concern lists, and nothing has failed then; the others concern
 * changes. None is known of Cloudflare; a client that believes each answer does harm on the day that it meets one.
 */
public enum Oddity {
    /** A list lacks its first row. */
    MISSING_ROW,
    /** A list has no rows. */
    EMPTY_LIST,
    /** A list has its first row twice. */
    REPEATED_ROW,
    /** Hostnames in upper case and Unicode, ids without dashes. */
    OTHER_FORMS,
    /** Rows lack {@code enabled}, {@code status} and {@code certificate}. */
    MISSING_FIELDS,
    /** A change of associations is not answered, and is made five seconds later. */
    LATE_WRITE,
    /** A change of several associations is made for the first half of them, and answered with an error. */
    PARTIAL_WRITE,
    /** A deletion does not end: the certificate stays pending_deletion. */
    STUCK_DELETION,
    /** An uploaded certificate ends as deployment_timed_out. */
    FAILING_CERTIFICATE;

    boolean concernsLists() {
        return compareTo(LATE_WRITE) < 0;
    }

    /** @param result of an answer; a copy of it is changed */
    JsonNode applyTo(JsonNode result) {
        if (this == EMPTY_LIST) {
            return result.isArray() ? JsonNodeFactory.instance.arrayNode() : result;
        }
        JsonNode copy = result.deepCopy();
        if (copy instanceof ArrayNode rows && !rows.isEmpty()) {
            switch (this) {
                case MISSING_ROW -> rows.remove(0);
                case REPEATED_ROW -> rows.add(rows.get(0).deepCopy());
                default -> rows.forEach(this::change);
            }
        } else {
            change(copy);
        }
        return copy;
    }

    private void change(JsonNode row) {
        if (!(row instanceof ObjectNode object)) {
            return;
        }
        if (this == MISSING_FIELDS) {
            object.remove("enabled");
            object.remove("status");
            object.remove("certificate");
            object.remove("expires_on");
        } else if (this == OTHER_FORMS) {
            for (String field : new String[] {"id", "cert_id"}) {
                if (object.path(field).isTextual()) {
                    object.put(field, object.path(field).textValue().replace("-", ""));
                }
            }
            if (object.path("hostname").isTextual()) {
                object.put(
                        "hostname",
                        IDN.toUnicode(object.path("hostname").textValue()).toUpperCase(Locale.ROOT));
            }
        }
    }
}
