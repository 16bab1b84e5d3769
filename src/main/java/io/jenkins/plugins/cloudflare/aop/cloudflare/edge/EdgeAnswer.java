package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What came back from the edge. Not a record: its text form must not show a body, which may be anybody's page.
 */
public final class EdgeAnswer {
    /** The only headers that are kept; others, such as Set-Cookie, may be secret. */
    private static final Set<String> KEPT = Set.of("cf-ray", "cf-cache-status", "cf-mitigated", "location");

    private final int status;
    private final Map<String, String> headers;
    private final String body;
    private final EdgeFault fault;

    private EdgeAnswer(int status, Map<String, String> headers, String body, EdgeFault fault) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.fault = fault;
    }

    /**
     * @param header looks a header up by its name; null when it is absent
     * @param body the beginning of it
     */
    public static EdgeAnswer of(int status, UnaryOperator<String> header, String body) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : KEPT) {
            String value = header.apply(name);
            if (value != null && !value.isBlank()) {
                headers.put(name, value.strip());
            }
        }
        return new EdgeAnswer(status, headers, body, null);
    }

    public static EdgeAnswer none(EdgeFault fault) {
        return new EdgeAnswer(0, Map.of(), "", fault);
    }

    /** Why there is no answer; null when there is one. */
    EdgeFault fault() {
        return fault;
    }

    int status() {
        return status;
    }

    /** Empty when the header is absent. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String body() {
        return body;
    }

    @Override
    public String toString() {
        return fault == null ? "HTTP " + status + " " + headers : fault.reason();
    }
}
