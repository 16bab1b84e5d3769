package io.jenkins.plugins.cloudflare.aop.origin;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param server the Server header made fit for one line, or else X-Powered-By; empty when there is neither
 * @param mark what was recognised in the body, null when nothing was
 * @param location where a redirect leads, made fit for one line; empty for none
 * @param page what is remembered of the body, null when there was none
 */
public record HttpAnswer(int status, String server, ErrorPage mark, String location, Page page)
        implements Serializable {
    /** Without a body. */
    public HttpAnswer(int status, String server, ErrorPage mark, String location) {
        this(status, server, mark, location, null);
    }

    /** @param head fields by their names in lower case */
    public static HttpAnswer of(int status, Map<String, String> head, byte[] body) {
        String server = head.getOrDefault("server", head.getOrDefault("x-powered-by", ""));
        ErrorPage mark = status / 100 == 4 ? ErrorPage.in(new String(body, StandardCharsets.ISO_8859_1)) : null;
        return new HttpAnswer(
                status, PrintableText.brief(server), mark, PrintableText.brief(head.getOrDefault("location", "")), Page.of(body));
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }

    public boolean redirects() {
        return status / 100 == 3 && !location.isEmpty();
    }
}
