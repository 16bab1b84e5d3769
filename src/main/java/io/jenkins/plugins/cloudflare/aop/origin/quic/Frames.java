package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames that a client sends (RFC 9000, section 19). */
final class Frames {
    /** How much of a stream goes into one frame, which leaves room in a packet for what goes with it. */
    private static final int CHUNK = 1000;

    private static final int OFFSET_LENGTH_BITS = 6;

    private Frames() {}

    static byte[] ping() {
        return new byte[] {FrameReader.PING};
    }

    /** Bytes of the handshake from an offset on, in as many frames as they take. */
    static List<byte[]> crypto(long offset, byte[] data) {
        List<byte[]> frames = new ArrayList<>();
        for (int from = 0; from < data.length; from += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(data, from, Math.min(data.length, from + CHUNK));
            frames.add(frame(chunk, FrameReader.CRYPTO, offset + from, chunk.length));
        }
        return frames;
    }

    /** All bytes of a stream, in as many frames as they take. */
    static List<byte[]> stream(long id, byte[] data, boolean ends) {
        List<byte[]> frames = new ArrayList<>();
        for (int from = 0; from < data.length; from += CHUNK) {
            int to = Math.min(data.length, from + CHUNK);
            int last = ends && to == data.length ? 1 : 0;
            byte[] chunk = Arrays.copyOfRange(data, from, to);
            frames.add(frame(chunk, FrameReader.STREAM | OFFSET_LENGTH_BITS | last, id, from, chunk.length));
        }
        return frames;
    }

    static byte[] pathResponse(byte[] challenge) {
        return frame(challenge, FrameReader.PATH_RESPONSE);
    }

    static byte[] retireConnectionId(long sequence) {
        return frame(new byte[0], FrameReader.RETIRE_CONNECTION_ID, sequence);
    }

    /** Ends a connection; without words. */
    static byte[] close(boolean byApplication, long code) {
        return byApplication
                ? frame(new byte[0], FrameReader.APPLICATION_CLOSE, code, 0)
                : frame(new byte[0], FrameReader.CONNECTION_CLOSE, code, FrameReader.PADDING, 0);
    }

    private static byte[] frame(byte[] content, long... numbers) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (long number : numbers) {
            VarInt.write(frame, number);
        }
        frame.writeBytes(content);
        return frame.toByteArray();
    }
}
