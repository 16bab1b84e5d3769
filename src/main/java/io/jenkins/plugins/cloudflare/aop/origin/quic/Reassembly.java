package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.util.Arrays;
import java.util.BitSet;

/** Puts the bytes of a stream in order, however they come (RFC 9000, section 2.2). Never takes more than its limit. */
final class Reassembly {
    private final int limit;
    private final BitSet present = new BitSet();
    private byte[] bytes = {};
    private int taken;
    private long end = Long.MAX_VALUE;

    /** @param limit how many bytes the stream may have */
    Reassembly(int limit) {
        this.limit = limit;
    }

    /** @throws VisitEndedException when the stream has more bytes than it may have */
    void add(long offset, byte[] data, boolean last) throws VisitEndedException {
        if (offset + data.length > limit) {
            throw new VisitEndedException(Ending.OWN_FAULT, "more on a QUIC stream than was allowed");
        }
        int from = (int) offset;
        int to = from + data.length;
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(to, 2 * bytes.length)));
        }
        System.arraycopy(data, 0, bytes, from, data.length);
        present.set(from, to);
        if (last) {
            end = Math.min(end, to);
        }
    }

    /** What follows on what was taken before; empty while it has not come. */
    byte[] take() {
        int next = present.nextClearBit(taken);
        byte[] ready = Arrays.copyOfRange(bytes, taken, next);
        taken = next;
        return ready;
    }

    /** Whether all was taken. */
    boolean finished() {
        return taken >= end;
    }
}
