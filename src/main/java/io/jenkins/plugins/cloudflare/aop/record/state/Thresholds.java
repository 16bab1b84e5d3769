package io.jenkins.plugins.cloudflare.aop.record.state;

/**
 * What needs somebody.
 *
 * @param expiryDays a certificate with fewer days left
 * @param unprovedDays a hostname that was not proved for more days; 0 for never
 */
public record Thresholds(int expiryDays, int unprovedDays) {}
