package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The frames of one level that have to arrive: waiting, on their way or lost (RFC 9002, section 6.1.1). A frame is sent
 * again as it is, in another packet.
 */
final class SendQueue {
    /** A packet is lost when so many later ones have arrived. */
    private static final int REORDERED = 3;

    private final Deque<Piece> queue = new ArrayDeque<>();
    private final Set<Piece> unacknowledged = new LinkedHashSet<>();
    private final Map<Long, List<Piece>> flying = new LinkedHashMap<>();

    /** A frame; compared by identity. */
    private static final class Piece {
        private final byte[] frame;
        private long lastPacket = -1;

        Piece(byte[] frame) {
            this.frame = frame;
        }
    }

    void add(byte[] frame) {
        Piece piece = new Piece(frame);
        queue.add(piece);
        unacknowledged.add(piece);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whether something has not been acknowledged. */
    boolean waits() {
        return !unacknowledged.isEmpty();
    }

    /** Takes frames for a packet, as many as there is room for. */
    void fill(long packet, ByteArrayOutputStream frames, int room) {
        List<Piece> taken = new ArrayList<>();
        while (!queue.isEmpty() && (taken.isEmpty() || frames.size() + queue.peek().frame.length <= room)) {
            Piece piece = queue.poll();
            piece.lastPacket = packet;
            frames.writeBytes(piece.frame);
            taken.add(piece);
        }
        flying.put(packet, taken);
    }

    void acknowledge(PacketNumbers numbers) {
        Iterator<Map.Entry<Long, List<Piece>>> packets = flying.entrySet().iterator();
        while (packets.hasNext()) {
            Map.Entry<Long, List<Piece>> packet = packets.next();
            if (numbers.contains(packet.getKey())) {
                packet.getValue().forEach(unacknowledged::remove);
                packets.remove();
            } else if (packet.getKey() <= numbers.largest() - REORDERED) {
                packet.getValue().stream()
                        .filter(piece -> unacknowledged.contains(piece) && piece.lastPacket == packet.getKey())
                        .filter(piece -> !queue.contains(piece))
                        .forEach(queue::add);
                packets.remove();
            }
        }
        queue.retainAll(unacknowledged);
    }

    /** Everything that has not been acknowledged, once more. */
    void resend() {
        queue.clear();
        queue.addAll(unacknowledged);
    }
}
