package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks one question in HTTP/1.1 (RFC 9112) and reads the head of the answer, of a refusal the body's beginning too. */
final class HttpOne {
    static final String PROTOCOL = "http/1.1";
    /** What an answer's head may take, in bytes. */
    private static final int HEAD_LIMIT = 64 * 1024;
    /** How much of a refusal's body is looked at, in bytes, and for how long. */
    static final int BODY_LIMIT = 8 * 1024;

    static final Duration BODY_TIME = Duration.ofSeconds(1);

    private static final String BEGINNING = "HTTP/1.";
    private static final Pattern INTERIM = Pattern.compile("HTTP/1\\.\\d 1\\d\\d[ \r\n]");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d ([2-9]\\d\\d)(?: [^\r\n]*)?\r?\n");
    private static final Pattern HEAD_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z-]+):[ \t]*([^\r\n]*)");
    /** An HTTP/2 server begins with SETTINGS on stream 0 (RFC 9113, section 3.4), whatever it is sent. */
    private static final Pattern HTTP_TWO = Pattern.compile("(?s)\0\0.\4\0\0\0\0\0.*");

    private final Link link;
    private final Wire wire;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    HttpOne(Link link, Wire wire) {
        this.link = link;
        this.wire = wire;
    }

    Answer ask(Approach approach) throws IOException {
        String request = "GET " + approach.path() + " HTTP/1.1\r\nHost: " + approach.host()
                + "\r\nUser-Agent: cloudflare-aop\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        link.send(request.getBytes(StandardCharsets.US_ASCII));
        try {
            while (headEnd() < 0 && mayBeHttp()) {
                read();
            }
        } catch (Ended e) {
            // A status that came counts, whatever became of the rest.
            if (!STATUS_LINE.matcher(text()).lookingAt()) {
                throw received.size() == 0 || e.ending() == Ending.TIMED_OUT ? e : new Ended(Ending.NOT_HTTP, "");
            }
        }
        return answer();
    }

    private boolean mayBeHttp() {
        String text = text();
        return text.length() <= HEAD_LIMIT && BEGINNING.startsWith(text.substring(0, Math.min(7, text.length())));
    }

    private Answer answer() throws IOException {
        String text = text();
        Matcher status = STATUS_LINE.matcher(text);
        if (!status.lookingAt()) {
            throw new Ended(Ending.NOT_HTTP, HTTP_TWO.matcher(text).matches() ? HttpTwo.PROTOCOL : "");
        }
        int code = Integer.parseInt(status.group(1));
        int end = headEnd();
        Map<String, String> head = new HashMap<>();
        Matcher field = FIELD.matcher(end < 0 ? text : text.substring(0, end));
        while (field.find()) {
            head.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
        }
        return Answer.of(code, head, code / 100 == 4 && end >= 0 ? mark(end) : null);
    }

    private BodyMark mark(int end) throws IOException {
        wire.hurry(BODY_TIME);
        try {
            while (received.size() < end + BODY_LIMIT && BodyMark.in(text()) == null) {
                read();
            }
        } catch (Ended e) {
            // The body is only asked for a sentence; how it ends says nothing.
        }
        return BodyMark.in(text());
    }

    /** The end of the head of the final answer, -1 while it has not come. Those before it (1xx) are dropped. */
    private int headEnd() {
        while (true) {
            String text = text();
            Matcher end = HEAD_END.matcher(text);
            if (!end.find()) {
                return -1;
            }
            if (!INTERIM.matcher(text).lookingAt()) {
                return end.end();
            }
            received.reset();
            received.writeBytes(text.substring(end.end()).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private String text() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private void read() throws IOException {
        ByteBuffer chunk = link.receive();
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        received.writeBytes(bytes);
    }
}
