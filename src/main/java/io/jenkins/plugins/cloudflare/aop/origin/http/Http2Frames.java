package io.jenkins.plugins.cloudflare.aop.origin.http;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The frames of one HTTP/2 connection (RFC 9113, section 4.1), as far as a visit needs them, which reads one stream at a time. */
final class Http2Frames {
    static final int STREAM = 1;
    static final int SECOND_STREAM = 3;

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int SETTINGS = 4;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final int RST_STREAM = 3;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;

    private static final int FRAME_HEADER = 9;
    private static final int FRAME_LIMIT = 16 * 1024;

    private final Connection connection;
    private int stream;
    private byte[] received;

    /**
     * @param stream whose frames are an answer
     * @param begun what came already
     */
    Http2Frames(Connection connection, int stream, byte[] begun) {
        this.connection = connection;
        this.stream = stream;
        this.received = begun;
    }

    /** Goes on to the answer on another stream. */
    void follow(int other) {
        stream = other;
    }

    record Frame(int type, int flags, int stream, byte[] payload) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /** Whether it is of this type and belongs to the answer. */
    boolean is(Frame frame, int type) {
        return frame.type() == type && frame.stream() == stream;
    }

    /** The next frame that concerns the answer; the connection's own business is done on the way. */
    Frame next() throws IOException {
        while (true) {
            Frame frame = frame();
            switch (frame.type()) {
                case SETTINGS -> acknowledge(frame, new byte[0]);
                case PING -> acknowledge(frame, frame.payload());
                case RST_STREAM -> {
                    if (frame.stream() == stream) {
                        throw new VisitEndedException(Ending.CLOSED, "");
                    }
                }
                case GOAWAY -> goAway(frame);
                default -> {
                    return frame;
                }
            }
        }
    }

    /** A server that names the request's stream as its last still answers it (RFC 9113, section 6.8). */
    private void goAway(Frame frame) throws VisitEndedException {
        byte[] payload = frame.payload();
        if (payload.length < Integer.BYTES || (ByteBuffer.wrap(payload).getInt() & 0x7fffffff) < stream) {
            throw new VisitEndedException(Ending.CLOSED, "");
        }
    }

    private void acknowledge(Frame frame, byte[] payload) throws IOException {
        if (!frame.has(ACK)) {
            connection.send(bytes(frame.type(), ACK, 0, payload));
        }
    }

    private Frame frame() throws IOException {
        need(FRAME_HEADER);
        ByteBuffer header = ByteBuffer.wrap(received);
        int lengthAndType = header.getInt();
        int length = lengthAndType >>> 8;
        if (length > FRAME_LIMIT) {
            throw new VisitEndedException(Ending.NOT_HTTP, "");
        }
        int flags = header.get() & 0xff;
        int stream = header.getInt() & 0x7fffffff;
        need(FRAME_HEADER + length);
        byte[] payload = Arrays.copyOfRange(received, FRAME_HEADER, FRAME_HEADER + length);
        received = Arrays.copyOfRange(received, FRAME_HEADER + length, received.length);
        return new Frame(lengthAndType & 0xff, flags, stream, payload);
    }

    private void need(int count) throws IOException {
        while (received.length < count) {
            ByteBuffer chunk = connection.receive();
            int known = received.length;
            received = Arrays.copyOf(received, known + chunk.remaining());
            chunk.get(received, known, received.length - known);
        }
    }

    /** The payload without padding and priority (RFC 9113, sections 6.1 and 6.2). */
    static byte[] content(Frame frame) throws VisitEndedException {
        int padding = frame.has(PADDED) && frame.payload().length > 0 ? frame.payload()[0] & 0xff : 0;
        int from = (frame.has(PADDED) ? 1 : 0) + (frame.type() == HEADERS && frame.has(PRIORITY) ? 5 : 0);
        int to = frame.payload().length - padding;
        if (from > to) {
            throw new VisitEndedException(Ending.NOT_HTTP, "");
        }
        return Arrays.copyOfRange(frame.payload(), from, to);
    }

    /** A frame as it is sent. */
    static byte[] bytes(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(FRAME_HEADER + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
