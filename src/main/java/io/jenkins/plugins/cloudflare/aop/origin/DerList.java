package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.Arrays;
import java.util.List;

/** Lists of encoded certificates or names, which the JDK compares by identity. */
final class DerList {
    private DerList() {}

    static boolean same(List<byte[]> one, List<byte[]> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = Arrays.equals(one.get(i), other.get(i));
        }
        return same;
    }
}
