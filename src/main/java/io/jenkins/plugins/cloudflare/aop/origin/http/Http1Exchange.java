package io.jenkins.plugins.cloudflare.aop.origin.http;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks one question in HTTP/1.1 (RFC 9112) and reads the answer's head and the beginning of its body. */
public final class Http1Exchange {
    public static final String PROTOCOL = "http/1.1";
    /** What an answer's head may take, in bytes. */
    private static final int HEAD_LIMIT = 64 * 1024;
    /** How much of a body is looked at, in bytes; less than the first window of HTTP/2. And for how long. */
    public static final int BODY_LIMIT = 48 * 1024;

    public static final Duration BODY_TIME = Duration.ofSeconds(1);

    private static final String BEGINNING = "HTTP/1.";
    private static final Pattern SWITCHED = Pattern.compile("HTTP/1\\.\\d 101[ \r\n]");
    private static final Pattern INTERIM = Pattern.compile("HTTP/1\\.\\d 1\\d\\d[ \r\n]");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d ([2-9]\\d\\d)(?: [^\r\n]*)?\r?\n");
    private static final Pattern HEAD_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z-]+):[ \t]*([^\r\n]*)");
    /** An HTTP/2 server begins with SETTINGS on stream 0 (RFC 9113, section 3.4), whatever it is sent. */
    private static final Pattern HTTP_TWO = Pattern.compile("(?s)\0\0.\4\0\0\0\0\0.*");

    private final Connection connection;
    private final DeadlineChannel channel;
    private final StringBuilder received = new StringBuilder();
    private boolean switched;
    private boolean complete;
    private boolean last;

    public Http1Exchange(Connection connection, DeadlineChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    public HttpAnswer ask(HttpQuestion question) throws IOException {
        return ask(question, new byte[0]);
    }

    /** @param behind what is sent at once behind the question, for a server that agrees to another protocol */
    public HttpAnswer ask(HttpQuestion question, byte[] behind) throws IOException {
        byte[] head = question.head().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + behind.length);
        System.arraycopy(behind, 0, all, head.length, behind.length);
        connection.send(all);
        try {
            while (headEnd() < 0 && mayBeHttp()) {
                read();
            }
        } catch (VisitEndedException e) {
            // A status that came counts, whatever became of the rest.
            if (!STATUS_LINE.matcher(received).lookingAt()) {
                throw received.isEmpty() || e.ending() == Ending.TIMED_OUT
                        ? e
                        : new VisitEndedException(Ending.NOT_HTTP, "");
            }
        }
        return switched ? null : answer(question);
    }

    /** What came after the server agreed to another protocol; {@link #ask} has returned null then. */
    public byte[] rest() {
        return received.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the answer came to its end, so that what follows on the connection is another one. */
    public boolean complete() {
        return complete;
    }

    /** Whether the server has said that it answers nothing else on the connection (RFC 9112, section 9.6). */
    public boolean isLast() {
        return last;
    }

    private boolean mayBeHttp() {
        return received.length() <= HEAD_LIMIT
                && BEGINNING.startsWith(received.substring(0, Math.min(BEGINNING.length(), received.length())));
    }

    private HttpAnswer answer(HttpQuestion question) throws IOException {
        Matcher status = STATUS_LINE.matcher(received);
        if (!status.lookingAt()) {
            throw new VisitEndedException(
                    Ending.NOT_HTTP, HTTP_TWO.matcher(received).matches() ? Http2Exchange.PROTOCOL : "");
        }
        int code = Integer.parseInt(status.group(1));
        int end = headEnd();
        Map<String, String> head = new HashMap<>();
        Matcher field = FIELD.matcher(received).region(0, end < 0 ? received.length() : end);
        while (field.find()) {
            head.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
        }
        last = head.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
        boolean none = end < 0 || question.hasNoBody() || code == 204 || code == 304;
        complete = none && end >= 0;
        return HttpAnswer.of(code, head, none ? new byte[0] : body(head, end), question.host());
    }

    private byte[] body(Map<String, String> head, int end) throws IOException {
        BodyFraming framing = BodyFraming.of(head);
        long before = channel.hurry(BODY_TIME);
        try {
            while (received.length() < end + BODY_LIMIT && !framing.complete(received.substring(end))) {
                read();
            }
        } catch (VisitEndedException e) {
            // What came of the body is enough; how it ends says nothing.
        } finally {
            channel.leaveUntil(before);
        }
        complete = framing.complete(received.substring(end));
        String body = framing.content(received.substring(end));
        return body.substring(0, Math.min(BODY_LIMIT, body.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The end of the head of the final answer, -1 while it has not come. Those before it (1xx) are dropped. */
    private int headEnd() {
        while (true) {
            Matcher end = HEAD_END.matcher(received);
            if (!end.find()) {
                return -1;
            }
            if (!INTERIM.matcher(received).lookingAt()) {
                return end.end();
            }
            switched = SWITCHED.matcher(received).lookingAt();
            received.delete(0, end.end());
            if (switched) {
                return 0;
            }
        }
    }

    private void read() throws IOException {
        received.append(StandardCharsets.ISO_8859_1.decode(connection.receive()));
    }
}
