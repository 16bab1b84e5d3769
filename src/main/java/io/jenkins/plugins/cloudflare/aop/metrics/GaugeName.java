package io.jenkins.plugins.cloudflare.aop.metrics;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of gauges. Monitoring systems know fewer characters than hostnames, and Prometheus writes an underscore for each
 * other one; two hostnames must not become one name by that.
 */
final class GaugeName {
    static final String FINDINGS = "cloudflare-aop.findings";
    private static final String HOSTNAME = "cloudflare-aop.hostname.";

    /** Labels of letters, digits and hyphens that begin and end with neither (RFC 1123, section 2.1). */
    private static final Pattern PLAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");

    private GaugeName() {}

    /** @param what what the gauge tells of the hostname, such as days-left */
    static String of(String hostname, String what) {
        return HOSTNAME + part(hostname) + "." + what;
    }

    /**
     * A dot becomes one underscore, a hyphen two: between letters and digits, where alone they stand, that can be told
     * apart. In any other name, whatever is neither a small letter nor a digit becomes {@code _X}, its code point in
     * hexadecimal and an underscore.
     */
    static String part(String hostname) {
        if (PLAIN.matcher(hostname).matches()) {
            return hostname.replace("-", "__").replace('.', '_');
        }
        StringBuilder part = new StringBuilder();
        hostname.codePoints().forEach(c -> {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                part.appendCodePoint(c);
            } else {
                part.append(String.format(Locale.ROOT, "_X%X_", c));
            }
        });
        return part.toString();
    }
}
