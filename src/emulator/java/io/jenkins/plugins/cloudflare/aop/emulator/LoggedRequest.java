package io.jenkins.plugins.cloudflare.aop.emulator;

/**
 * A request that reached the API, without headers and body.
 *
 * @param path after {@code /client/v4}, without query
 * @param query empty when there was none
 */
public record LoggedRequest(String method, String path, String query) {
    /** It may change something. */
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
