package io.jenkins.plugins.cloudflare.aop.origin;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;
import java.util.Map;

/**
 * The head of an HTTP response.
 *
 * @param server the Server header made fit for one line, or else X-Powered-By; empty when there is neither
 * @param mark what was recognised in the body, null when nothing was
 * @param location where a redirect leads, made fit for one line; empty for none
 */
public record HttpAnswer(int status, String server, ErrorPage mark, String location) implements Serializable {

    /** @param head fields by their names in lower case */
    public static HttpAnswer of(int status, Map<String, String> head, ErrorPage mark) {
        String server = head.getOrDefault("server", head.getOrDefault("x-powered-by", ""));
        return new HttpAnswer(
                status, PrintableText.brief(server), mark, PrintableText.brief(head.getOrDefault("location", "")));
    }
}
