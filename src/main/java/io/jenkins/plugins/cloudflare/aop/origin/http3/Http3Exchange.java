package io.jenkins.plugins.cloudflare.aop.origin.http3;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.quic.QuicConnection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks one question in HTTP/3 (RFC 9114) and reads the head of the answer, of a refusal the body's beginning too. */
final class Http3Exchange {
    private static final int CONTROL_STREAM = 0x00;
    /** How much of a refusal's body is looked at, in bytes, and for how long. */
    private static final int BODY_LIMIT = 8 * 1024;

    private static final Duration BODY_TIME = Duration.ofSeconds(1);

    private final QuicConnection connection;
    private final Http3Frames frames = new Http3Frames();

    Http3Exchange(QuicConnection connection) {
        this.connection = connection;
    }

    HttpAnswer ask(VisitRequest request) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(":method", "GET");
        fields.put(":scheme", "https");
        fields.put(":authority", request.host());
        fields.put(":path", request.path());
        fields.put("user-agent", "cloudflare-aop");
        fields.put("accept", "*/*");
        ByteArrayOutputStream control = new ByteArrayOutputStream();
        control.write(CONTROL_STREAM);
        // No settings: a dynamic table of no size, and no push, are what is assumed (RFC 9204, section 5).
        control.writeBytes(Http3Frames.frame(Http3Frames.SETTINGS, new byte[0]));
        connection.send(Http3Frames.frame(Http3Frames.HEADERS, Qpack.encode(fields)), control.toByteArray());
        while (true) {
            Map<String, String> head = Qpack.decode(head());
            String status = head.getOrDefault(":status", "");
            if (!status.matches("[1-9]\\d\\d")) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            int code = Integer.parseInt(status);
            if (code >= 200) {
                return HttpAnswer.of(code, head, code / 100 == 4 ? mark() : null);
            }
        }
    }

    private byte[] head() throws IOException {
        for (byte[] head = frames.head(); ; head = frames.head()) {
            if (head != null) {
                return head;
            }
            byte[] next = connection.receive();
            if (next.length == 0) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            frames.add(next);
        }
    }

    private ErrorPage mark() throws IOException {
        connection.hurry(BODY_TIME);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(frames.body());
        try {
            for (byte[] next = connection.receive();
                    next.length > 0 && body.size() < BODY_LIMIT;
                    next = connection.receive()) {
                frames.add(next);
                body.writeBytes(frames.body());
            }
        } catch (VisitEndedException e) {
            // The body is only asked for a sentence; how it ends says nothing.
        }
        return ErrorPage.in(body.toString(StandardCharsets.ISO_8859_1));
    }
}
