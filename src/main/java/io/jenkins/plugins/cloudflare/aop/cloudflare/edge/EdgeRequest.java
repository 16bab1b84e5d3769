package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

/**
 * What is asked for through Cloudflare.
 *
 * @param hostname lower case ASCII
 * @param target path and query, begins with a slash
 */
public record EdgeRequest(String hostname, String target) {}
