package io.jenkins.plugins.cloudflare.aop.record.state;

/**
 * A build in the trend of its job.
 *
 * @param at when its last operation ended, ISO 8601, UTC
 * @param daysLeft of the certificate in use that ended first, at that time; null when none was known
 * @param passed how many last proofs of the build passed
 * @param failed how many did not
 * @param operations how many of its operations the state knows
 */
public record BuildPoint(int build, String at, Long daysLeft, int passed, int failed, int operations) {}
