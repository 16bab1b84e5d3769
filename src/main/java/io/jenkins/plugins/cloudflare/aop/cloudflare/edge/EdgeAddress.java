package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where an edge is that stands in for Cloudflare's. */
public final class EdgeAddress {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+):(\\d{1,5})");
    private static final int MAX_PORT = 65535;

    private EdgeAddress() {}

    /**
     * The address in a text such as {@code 127.0.0.1:8443}.
     *
     * @throws IllegalArgumentException with the end of a sentence that begins with what the text was given as
     */
    public static InetSocketAddress parse(String text) {
        Matcher parts = FORM.matcher(text);
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(text + " is not ADDRESS:PORT, such as 127.0.0.1:8443");
        }
        InetSocketAddress socket = new InetSocketAddress(parts.group(1).replaceAll("[\\[\\]]", ""), port);
        if (socket.isUnresolved()) {
            throw new IllegalArgumentException(text + ": " + parts.group(1) + " has no address");
        }
        return socket;
    }
}
