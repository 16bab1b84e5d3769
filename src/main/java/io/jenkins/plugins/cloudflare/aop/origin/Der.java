package io.jenkins.plugins.cloudflare.aop.origin;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Lists of encoded certificates or names, which the JDK compares by identity. */
public final class Der {
    private Der() {}

    static boolean same(List<byte[]> one, List<byte[]> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = Arrays.equals(one.get(i), other.get(i));
        }
        return same;
    }

    /** Each once, where it came first. */
    public static List<byte[]> distinct(Stream<byte[]> encoded) {
        return encoded.map(ByteBuffer::wrap).distinct().map(ByteBuffer::array).toList();
    }
}
