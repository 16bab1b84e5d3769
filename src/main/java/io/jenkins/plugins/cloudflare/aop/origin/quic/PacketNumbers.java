package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** A set of packet numbers as an ACK frame tells it, in ranges (RFC 9000, section 19.3). Of many ranges the last count. */
final class PacketNumbers {
    /** More gaps than any honest loss leaves; it bounds the memory and the length of ACK frames. */
    private static final int MOST_RANGES = 32;

    /** The end of each range by its beginning. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** All before were said to be there when their range was dropped. */
    private long floor;

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    long largest() {
        return ranges.isEmpty() ? -1 : ranges.lastEntry().getValue();
    }

    boolean contains(long number) {
        Map.Entry<Long, Long> range = ranges.floorEntry(number);
        return number < floor || range != null && range.getValue() >= number;
    }

    void add(long number) {
        addRange(number, number);
    }

    private void addRange(long from, long to) {
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        if (before != null && before.getValue() >= from - 1) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        }
        Map.Entry<Long, Long> after = ranges.higherEntry(from);
        while (after != null && after.getKey() <= end + 1) {
            end = Math.max(end, after.getValue());
            ranges.remove(after.getKey());
            after = ranges.higherEntry(from);
        }
        ranges.put(start, end);
        if (ranges.size() > MOST_RANGES) {
            floor = ranges.pollFirstEntry().getValue() + 1;
        }
    }

    /** The body of an ACK frame, behind its type. */
    static PacketNumbers read(ByteBuffer in) {
        PacketNumbers numbers = new PacketNumbers();
        long end = VarInt.read(in);
        VarInt.read(in);
        long more = VarInt.read(in);
        while (true) {
            long start = end - VarInt.read(in);
            if (start < 0) {
                throw new IllegalArgumentException("negative packet number");
            }
            // From the last on down; of many ranges the first are of no interest any more.
            if (numbers.ranges.size() < MOST_RANGES) {
                numbers.addRange(start, end);
            }
            if (more-- == 0) {
                return numbers;
            }
            end = start - VarInt.read(in) - 2;
        }
    }

    /** An ACK frame; there must be a number. */
    byte[] frame() {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        VarInt.write(frame, FrameReader.ACK);
        Map.Entry<Long, Long> range = ranges.lastEntry();
        VarInt.write(frame, range.getValue());
        // No delay: it is sent at once.
        VarInt.write(frame, 0);
        VarInt.write(frame, ranges.size() - 1);
        VarInt.write(frame, range.getValue() - range.getKey());
        for (Map.Entry<Long, Long> next :
                ranges.headMap(range.getKey(), false).descendingMap().entrySet()) {
            VarInt.write(frame, range.getKey() - next.getValue() - 2);
            VarInt.write(frame, next.getValue() - next.getKey());
            range = next;
        }
        return frame.toByteArray();
    }
}
