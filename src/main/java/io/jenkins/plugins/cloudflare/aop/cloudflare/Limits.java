package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.time.Duration;

/**
 * How long and how much one call may take.
 *
 * @param read the longest silence
 * @param call everything, from the name look-up to the last byte
 * @param bodyBytes after decompression
 */
record Limits(Duration connect, Duration read, Duration call, int bodyBytes) {
    static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 8 * 1024 * 1024);
}
