package io.jenkins.plugins.cloudflare.aop.origin;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The head of an HTTP response.
 *
 * @param server the Server header made fit for one line, or else X-Powered-By; empty when there is neither
 * @param mark what was recognised in the body, null when nothing was
 * @param location where a redirect leads, made fit for one line; empty for none
 * @param http3Ports UDP ports on which the server says that it speaks HTTP/3; empty when it does not say
 */
public record HttpAnswer(int status, String server, ErrorPage mark, String location, List<Integer> http3Ports)
        implements Serializable {
    public HttpAnswer {
        http3Ports = List.copyOf(http3Ports);
    }

    /** One that says nothing of HTTP/3. */
    public HttpAnswer(int status, String server, ErrorPage mark, String location) {
        this(status, server, mark, location, List.of());
    }

    /** @param head fields by their names in lower case */
    public static HttpAnswer of(int status, Map<String, String> head, ErrorPage mark) {
        String server = head.getOrDefault("server", head.getOrDefault("x-powered-by", ""));
        return new HttpAnswer(
                status,
                PrintableText.brief(server),
                mark,
                PrintableText.brief(head.getOrDefault("location", "")),
                AltService.http3Ports(head.getOrDefault("alt-svc", "")));
    }
}
