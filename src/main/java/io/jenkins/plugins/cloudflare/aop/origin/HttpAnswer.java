package io.jenkins.plugins.cloudflare.aop.origin;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An HTTP response.
 *
 * @param server the Server header made fit for one line, or else X-Powered-By; empty when there is neither
 * @param mark what was recognised in the body, null when nothing was
 * @param location where a redirect leads, made fit for one line; empty for none
 * @param page what is remembered of the body, null when there was none
 * @param http3Ports UDP ports on which the server says that it speaks HTTP/3; empty when it does not say
 */
public record HttpAnswer(
        int status, String server, ErrorPage mark, String location, Page page, List<Integer> http3Ports)
        implements Serializable {
    /** In Alt-Svc (RFC 7838, section 3), with no host before the port. */
    private static final Pattern HTTP_3 = Pattern.compile("(?:^|[,\\s])h3(?:-\\d+)?=\"[^\"]*:(\\d{1,5})\"");

    private static final int HIGHEST_PORT = 65535;
    /** Servers name one or two. */
    private static final int MOST_PORTS = 4;

    public HttpAnswer {
        http3Ports = List.copyOf(http3Ports);
    }

    /** Without a body, and one that says nothing of HTTP/3. */
    public HttpAnswer(int status, String server, ErrorPage mark, String location) {
        this(status, server, mark, location, null, List.of());
    }

    /**
     * @param head fields by their names in lower case
     * @param host for what it was asked, null for nothing
     */
    public static HttpAnswer of(int status, Map<String, String> head, byte[] body, String host) {
        String server = head.getOrDefault("server", head.getOrDefault("x-powered-by", ""));
        ErrorPage mark = status / 100 == 4 ? ErrorPage.in(new String(body, StandardCharsets.ISO_8859_1)) : null;
        return new HttpAnswer(
                status,
                PrintableText.brief(server),
                mark,
                PrintableText.brief(head.getOrDefault("location", "")),
                Page.of(body, host),
                http3Ports(head.getOrDefault("alt-svc", "")));
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }

    /** Whether it was success, or the site's page whatever the status; null when that page is not known. */
    public boolean serves(Page site) {
        return succeeded() || page != null && page.isAlso(site);
    }

    /** Whether another one shows the same: status, redirect and page. */
    public boolean isLike(HttpAnswer other) {
        return other != null
                && status == other.status
                && location.equals(other.location)
                && (page == null ? other.page == null : page.isAlso(other.page));
    }

    /** Whether it leaves nothing open: served, or refused in words that only a certificate explains. */
    public boolean clear() {
        return succeeded() || mark != null && mark.isForCertificates();
    }

    public boolean redirects() {
        return status / 100 == 3 && !location.isEmpty();
    }

    /** Under whatever host: it is looked for at the address that said so. */
    private static List<Integer> http3Ports(String alternatives) {
        return HTTP_3.matcher(alternatives)
                .results()
                .map(named -> Integer.valueOf(named.group(1)))
                .filter(port -> port > 0 && port <= HIGHEST_PORT)
                .distinct()
                .limit(MOST_PORTS)
                .toList();
    }
}
