package io.jenkins.plugins.cloudflare.aop.origin;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;

/**
 * One hostname at one origin address.
 *
 * @param hostname goes into SNI and Host; lower case and in its ASCII form already, underscores allowed
 * @param address where to connect: an IP literal, or a name that is resolved on the machine on which the probe runs
 * @param port 1 to 65535
 * @param path what is asked for, begins with a slash
 */
public record Target(String hostname, String address, int port, String path) implements Serializable {
    private static final int HTTPS = 443;

    /** @throws IllegalArgumentException for parts that would break the request they are written into */
    public Target {
        if (!hostname.matches("[A-Za-z0-9._-]{1,253}")) {
            throw new IllegalArgumentException("not a hostname: " + PrintableText.brief(hostname));
        }
        if (!address.matches("[A-Za-z0-9._:%\\[\\]-]{1,253}")) {
            throw new IllegalArgumentException("not an address: " + PrintableText.brief(address));
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (!path.matches("/[!-~]*")) {
            throw new IllegalArgumentException("not a path: " + PrintableText.brief(path));
        }
    }

    /** The value of the Host header: the port is named only when it is not 443. */
    public String host() {
        return port == HTTPS ? hostname : hostname + ":" + port;
    }

    /** For people: {@code www.example.com at 192.0.2.1:443}. */
    public String label() {
        boolean bare6 = address.indexOf(':') >= 0 && !address.startsWith("[");
        return hostname + " at " + (bare6 ? "[" + address + "]" : address) + ":" + port;
    }
}
