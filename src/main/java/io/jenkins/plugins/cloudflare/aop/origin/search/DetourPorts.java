package io.jenkins.plugins.cloudflare.aop.origin.search;

import java.io.Serializable;
import java.util.List;

/**
 * The ports of an address at which a site is looked for beside its own.
 *
 * @param plain where plain HTTP belongs
 * @param otherTls ports at which TLS may be spoken
 * @param otherPlain ports at which plain HTTP may be spoken
 */
public record DetourPorts(int plain, List<Integer> otherTls, List<Integer> otherPlain) implements Serializable {
    /** Those that Cloudflare proxies (developers.cloudflare.com/fundamentals/reference/network-ports). */
    public static final DetourPorts OF_CLOUDFLARE = new DetourPorts(
            80, List.of(443, 2053, 2083, 2087, 2096, 8443), List.of(8080, 8880, 2052, 2082, 2086, 2095));

    public DetourPorts {
        otherTls = List.copyOf(otherTls);
        otherPlain = List.copyOf(otherPlain);
    }
}
