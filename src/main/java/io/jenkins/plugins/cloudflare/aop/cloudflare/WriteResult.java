package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * Answer to a write.
 *
 * @param ray the CF-Ray header, which Cloudflare's support asks for; null when absent
 */
public record WriteResult<T>(T result, String ray) {}
