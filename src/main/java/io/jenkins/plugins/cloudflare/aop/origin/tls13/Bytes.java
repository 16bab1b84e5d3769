package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.util.Arrays;

/** Puts messages together. */
public final class Bytes {
    private Bytes() {}

    /** One behind the other. */
    public static byte[] join(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
