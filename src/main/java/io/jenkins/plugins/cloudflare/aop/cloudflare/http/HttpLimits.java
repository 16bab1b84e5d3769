package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.time.Duration;

/**
 * How long and how much one call may take.
 *
 * @param read the longest silence
 * @param call everything, from the name look-up to the last byte
 * @param bodyBytes after decompression
 */
public record HttpLimits(Duration connect, Duration read, Duration call, int bodyBytes) {
    public static final HttpLimits DEFAULT =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 8 * 1024 * 1024);
}
