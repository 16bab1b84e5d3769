package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import java.util.List;

/** Cloudflare's edge, as a visitor of a proxied hostname meets it. */
public interface Edge {
    /**
     * Asks for each target once with GET over HTTPS, without following redirects, cookies or a cache.
     *
     * @return one for each request, in their order; no answer is an answer as well
     * @throws InterruptedException when the thread was interrupted; the calls under way are given up
     */
    List<EdgeAnswer> ask(List<EdgeRequest> requests) throws InterruptedException;
}
