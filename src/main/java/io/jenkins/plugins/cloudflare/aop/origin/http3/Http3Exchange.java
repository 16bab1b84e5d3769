package io.jenkins.plugins.cloudflare.aop.origin.http3;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.quic.QuicConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Asks one question in HTTP/3 (RFC 9114) and reads the answer's head and the beginning of its body. */
final class Http3Exchange {
    private static final int CONTROL_STREAM = 0x00;

    private final QuicConnection connection;
    private final Http3Frames frames = new Http3Frames();

    Http3Exchange(QuicConnection connection) {
        this.connection = connection;
    }

    HttpAnswer ask(HttpQuestion question) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(":method", question.method());
        fields.put(":scheme", "https");
        fields.put(":authority", question.host());
        fields.put(":path", question.target());
        fields.put("user-agent", "cloudflare-aop");
        fields.put("accept", "*/*");
        question.fields().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
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
                return HttpAnswer.of(code, head, body(), question.host());
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

    private byte[] body() throws IOException {
        connection.hurry(Http1Exchange.BODY_TIME);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(frames.body());
        try {
            for (byte[] next = connection.receive();
                    next.length > 0 && body.size() < Http1Exchange.BODY_LIMIT;
                    next = connection.receive()) {
                frames.add(next);
                body.writeBytes(frames.body());
            }
        } catch (VisitEndedException e) {
            // What came of the body is enough; how it ends says nothing.
        }
        return Arrays.copyOf(body.toByteArray(), Math.min(body.size(), Http1Exchange.BODY_LIMIT));
    }
}
