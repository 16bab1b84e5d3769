package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.Edge;

/**
 * Where Cloudflare is.
 *
 * @param apiUrl base URL of its API
 */
public record CloudflareSite(String apiUrl, Edge edge) {}
