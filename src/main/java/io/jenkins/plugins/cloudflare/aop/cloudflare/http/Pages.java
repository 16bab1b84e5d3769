package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** Reads a list to its last page. */
final class Pages {
    /** A zone has at most 1000 associations, which is one page; more pages than this are a fault of the other side. */
    private static final int LIMIT = 100;

    private Pages() {}

    /**
     * @param perPage what the URL asks for; an answer that does not count its pages is the last one when it has fewer
     *     rows. 0 when the URL does not ask: then such an answer is the last one
     */
    static <T> List<T> read(ApiCalls calls, CallPurpose purpose, HttpUrl url, int perPage, Function<JsonNode, T> reader)
            throws CloudflareException {
        // A set: while things change, a row may move to the next page and be seen twice.
        Set<T> rows = new LinkedHashSet<>();
        for (int page = 1; page <= LIMIT; page++) {
            HttpUrl pageUrl = page == 1
                    ? url
                    : url.newBuilder()
                            .setQueryParameter("page", Integer.toString(page))
                            .build();
            ApiAnswer answer = calls.get(purpose, pageUrl);
            List<T> read = answer.all(reader);
            boolean news = rows.addAll(read);
            boolean last = answer.totalPages() > 0
                    ? page >= answer.totalPages()
                    : perPage == 0 || read.size() < perPage || !news;
            if (last || read.isEmpty()) {
                return List.copyOf(rows);
            }
        }
        throw new CloudflareException.Unavailable(
                "cannot " + purpose.phrase() + ": the list has not ended after " + LIMIT
                        + " pages, so the answers are not usable; report it to Cloudflare",
                0,
                0,
                null);
    }
}
