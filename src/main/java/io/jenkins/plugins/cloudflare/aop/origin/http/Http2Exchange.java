package io.jenkins.plugins.cloudflare.aop.origin.http;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http2Frames.Frame;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.PlainConnection;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    private static final int HEAD_LIMIT = 64 * 1024;

    private final Connection connection;
    private final DeadlineChannel channel;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private Http2Frames frames;

    public Http2Exchange(Connection connection, DeadlineChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    public HttpAnswer ask(HttpQuestion question) throws IOException {
        frames = new Http2Frames(connection, Http2Frames.STREAM, new byte[0]);
        begin(headers(question, Http2Frames.STREAM));
        return answer(question);
    }

    /** Asks on stream 3 when another question was answered on stream 1. */
    public HttpAnswer askAfter(HttpQuestion first, HttpQuestion question) throws IOException {
        ask(first);
        frames.follow(Http2Frames.SECOND_STREAM);
        connection.send(headers(question, Http2Frames.SECOND_STREAM));
        return answer(question);
    }

    /** A second request, on stream 3, after one in HTTP/1.1 that leads here, with all that stands before it. */
    public byte[] behindUpgrade(HttpQuestion question) {
        return opening(headers(question, Http2Frames.SECOND_STREAM));
    }

    /**
     * The answer to a second request that was sent already.
     *
     * @param begun what came already
     */
    public HttpAnswer behindUpgrade(HttpQuestion question, byte[] begun) throws IOException {
        frames = new Http2Frames(connection, Http2Frames.SECOND_STREAM, begun);
        return answer(question);
    }

    private byte[] headers(HttpQuestion question, int stream) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(":method", question.method());
        fields.put(":scheme", connection instanceof PlainConnection ? "http" : "https");
        fields.put(":authority", question.host());
        fields.put(":path", question.target());
        fields.put("user-agent", "cloudflare-aop");
        fields.put("accept", "*/*");
        question.fields().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
        return Http2Frames.bytes(
                Http2Frames.HEADERS,
                Http2Frames.END_STREAM | Http2Frames.END_HEADERS,
                stream,
                HpackReader.encode(fields));
    }

    /**
     * The answer to a request that was made in HTTP/1.1 and is answered on stream 1 (RFC 7540, section 3.2).
     *
     * @param begun what came already
     */
    public HttpAnswer upgraded(HttpQuestion question, byte[] begun) throws IOException {
        frames = new Http2Frames(connection, Http2Frames.STREAM, begun);
        begin(new byte[0]);
        return answer(question);
    }

    /** The settings as HTTP2-Settings has them. */
    public static String settings() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(OUR_SETTINGS);
    }

    private void begin(byte[] headers) throws IOException {
        connection.send(opening(headers));
    }

    private static byte[] opening(byte[] headers) {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
        first.writeBytes(Http2Frames.bytes(Http2Frames.SETTINGS, 0, 0, OUR_SETTINGS));
        first.writeBytes(headers);
        return first.toByteArray();
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
                boolean none = last.has(Http2Frames.END_STREAM) || question.hasNoBody();
                return HttpAnswer.of(code, head, none ? new byte[0] : body(), question.host());
            }
        }
    }

    /** Collects a header block and returns the HEADERS frame that began it. */
    private Frame headEnd() throws IOException {
        Frame head = null;
        while (true) {
            Frame frame = frames.next();
            if (frames.is(frame, Http2Frames.HEADERS)) {
                head = frame;
                block.writeBytes(Http2Frames.content(frame));
            } else if (frames.is(frame, Http2Frames.CONTINUATION) && head != null) {
                block.writeBytes(frame.payload());
            }
            if (block.size() > HEAD_LIMIT) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            if (head != null
                    && frame.has(Http2Frames.END_HEADERS)
                    && (frame == head || frames.is(frame, Http2Frames.CONTINUATION))) {
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
                frame = frames.next();
                if (frames.is(frame, Http2Frames.DATA)) {
                    body.writeBytes(Http2Frames.content(frame));
                }
            } while (body.size() < Http1Exchange.BODY_LIMIT && !ends(frame));
        } catch (VisitEndedException e) {
            // What came of the body is enough; how it ends says nothing.
        }
        return Arrays.copyOf(body.toByteArray(), Math.min(body.size(), Http1Exchange.BODY_LIMIT));
    }

    /** With its last data, or with trailers. */
    private boolean ends(Frame frame) {
        boolean ours = frames.is(frame, Http2Frames.DATA) || frames.is(frame, Http2Frames.HEADERS);
        return ours && frame.has(Http2Frames.END_STREAM);
    }
}
