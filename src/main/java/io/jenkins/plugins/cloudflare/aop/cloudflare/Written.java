package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * Answer to a write.
 *
 * @param ray the CF-Ray header, which Cloudflare's support asks for; null when absent
 */
public record Written<T>(T result, String ray) {}
