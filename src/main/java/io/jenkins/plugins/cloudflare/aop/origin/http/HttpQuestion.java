package io.jenkins.plugins.cloudflare.aop.origin.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a visit asks for.
 *
 * @param target the request target as it is sent (RFC 9112, section 3.2)
 * @param host the value of the Host header or of :authority; null for a request of HTTP/1.0 that has none
 * @param fields further header fields, in this order
 */
public record HttpQuestion(String method, String target, String host, Map<String, String> fields) {
    public HttpQuestion {
        fields = new LinkedHashMap<>(fields);
    }

    public static HttpQuestion get(String host, String path) {
        return new HttpQuestion("GET", path, host, Map.of());
    }

    public HttpQuestion withMethod(String other) {
        return new HttpQuestion(other, target, host, fields);
    }

    public HttpQuestion withTarget(String other) {
        return new HttpQuestion(method, other, host, fields);
    }

    public HttpQuestion withHost(String other) {
        return new HttpQuestion(method, target, other, fields);
    }

    public HttpQuestion with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return new HttpQuestion(method, target, host, all);
    }

    /** Which site it names: the one of the whole URL in the request line, or else the one of Host. */
    public String authority() {
        int from = target.indexOf("://");
        return from < 0 ? host : target.substring(from + 3).replaceFirst("/.*", "");
    }

    /** In the form of HTTP/1.1; the connection ends with the answer. */
    String head() {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(host == null ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
        if (host != null) {
            head.append("Host: ").append(host).append("\r\n");
        }
        if (!has("User-Agent")) {
            head.append("User-Agent: cloudflare-aop\r\n");
        }
        head.append("Accept: */*\r\n");
        fields.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!has("Connection")) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString();
    }

    private boolean has(String field) {
        return fields.keySet().stream().anyMatch(field::equalsIgnoreCase);
    }

    boolean hasNoBody() {
        return method.equals("HEAD");
    }
}
