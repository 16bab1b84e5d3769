package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Asks one question in HTTP/2 (RFC 9113), for origins that speak nothing else, and reads the answer's head and the beginning of its body. */
public final class Http2Exchange {
    public static final String PROTOCOL = "h2";

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    /** No dynamic header table, no server push (RFC 9113, section 6.5.2). */
    private static final byte[] OUR_SETTINGS = {0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0};

    private static final int FRAME_HEADER = 9;
    private static final int FRAME_LIMIT = 16 * 1024;
    private static final int HEAD_LIMIT = 64 * 1024;
    private static final int OUR_STREAM = 1;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int CONTINUATION = 9;

    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;

    private final Connection connection;
    private final DeadlineChannel channel;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private byte[] received = {};

    Http2Exchange(Connection connection, DeadlineChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    private record Frame(int type, int flags, int stream, byte[] payload) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    HttpAnswer ask(HttpQuestion question) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(":method", question.method());
        fields.put(":scheme", connection instanceof PlainConnection ? "http" : "https");
        fields.put(":authority", question.host());
        fields.put(":path", question.target());
        fields.put("user-agent", "cloudflare-aop");
        fields.put("accept", "*/*");
        question.fields().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
        frames.writeBytes(bytes(SETTINGS, 0, 0, OUR_SETTINGS));
        frames.writeBytes(bytes(HEADERS, END_STREAM | END_HEADERS, OUR_STREAM, HpackReader.encode(fields)));
        connection.send(frames.toByteArray());
        return answer(question);
    }

    /**
     * The answer to a request that was made in HTTP/1.1 and is answered on stream 1 (RFC 7540, section 3.2).
     *
     * @param begun what came already
     */
    HttpAnswer upgraded(HttpQuestion question, byte[] begun) throws IOException {
        received = begun;
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
        frames.writeBytes(bytes(SETTINGS, 0, 0, OUR_SETTINGS));
        connection.send(frames.toByteArray());
        return answer(question);
    }

    /** The settings as HTTP2-Settings has them. */
    static String settings() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(OUR_SETTINGS);
    }

    private HttpAnswer answer(HttpQuestion question) throws IOException {
        while (true) {
            Frame last = headEnd();
            Map<String, String> head = HpackReader.decode(block.toByteArray());
            block.reset();
            String status = head.getOrDefault(":status", "");
            if (!status.matches("[1-9]\\d\\d")) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            int code = Integer.parseInt(status);
            if (code >= 200) {
                boolean none = last.has(END_STREAM) || question.hasNoBody();
                return HttpAnswer.of(code, head, none ? new byte[0] : body());
            }
        }
    }

    /** Collects a header block and returns the HEADERS frame that began it. */
    private Frame headEnd() throws IOException {
        Frame head = null;
        while (true) {
            Frame frame = next();
            if (frame.stream() == OUR_STREAM && frame.type() == HEADERS) {
                head = frame;
                block.writeBytes(content(frame));
            } else if (frame.stream() == OUR_STREAM && frame.type() == CONTINUATION && head != null) {
                block.writeBytes(frame.payload());
            }
            if (block.size() > HEAD_LIMIT) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            if (head != null && frame.has(END_HEADERS) && (frame == head || frame.type() == CONTINUATION)) {
                return head;
            }
        }
    }

    private byte[] body() throws IOException {
        channel.hurry(Http1Exchange.BODY_TIME);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            Frame frame;
            do {
                frame = next();
                if (frame.type() == DATA && frame.stream() == OUR_STREAM) {
                    body.writeBytes(content(frame));
                }
            } while (body.size() < Http1Exchange.BODY_LIMIT && !(frame.type() == DATA && frame.has(END_STREAM)));
        } catch (VisitEndedException e) {
            // What came of the body is enough; how it ends says nothing.
        }
        return Arrays.copyOf(body.toByteArray(), Math.min(body.size(), Http1Exchange.BODY_LIMIT));
    }

    /** The next frame that concerns the answer; the connection's own business is done on the way. */
    private Frame next() throws IOException {
        while (true) {
            Frame frame = frame();
            switch (frame.type()) {
                case SETTINGS -> acknowledge(frame, new byte[0]);
                case PING -> acknowledge(frame, frame.payload());
                case RST_STREAM -> throw new VisitEndedException(Ending.CLOSED, "");
                case GOAWAY -> goAway(frame);
                default -> {
                    return frame;
                }
            }
        }
    }

    /** A server that names the request's stream as its last still answers it (RFC 9113, section 6.8). */
    private static void goAway(Frame frame) throws VisitEndedException {
        byte[] payload = frame.payload();
        if (payload.length < Integer.BYTES || (ByteBuffer.wrap(payload).getInt() & 0x7fffffff) < OUR_STREAM) {
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
    private static byte[] content(Frame frame) throws VisitEndedException {
        int padding = frame.has(PADDED) && frame.payload().length > 0 ? frame.payload()[0] & 0xff : 0;
        int from = (frame.has(PADDED) ? 1 : 0) + (frame.type() == HEADERS && frame.has(PRIORITY) ? 5 : 0);
        int to = frame.payload().length - padding;
        if (from > to) {
            throw new VisitEndedException(Ending.NOT_HTTP, "");
        }
        return Arrays.copyOfRange(frame.payload(), from, to);
    }

    private static byte[] bytes(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(FRAME_HEADER + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
