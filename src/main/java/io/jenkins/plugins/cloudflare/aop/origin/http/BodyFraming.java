package io.jenkins.plugins.cloudflare.aop.origin.http;

import java.util.Locale;
import java.util.Map;

/**
 * How an HTTP/1.1 body is delimited (RFC 9112, section 6.3).
 *
 * @param chunked by chunks, each with its length before it
 * @param length by this many bytes, negative for the end of the connection
 */
record BodyFraming(boolean chunked, long length) {
    private static final int HEX = 16;
    private static final String CRLF = "\r\n";

    /** @param head fields by their names in lower case */
    static BodyFraming of(Map<String, String> head) {
        boolean chunked = head.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        String length = head.getOrDefault("content-length", "").strip();
        return new BodyFraming(chunked, length.matches("\\d{1,15}") ? Long.parseLong(length) : -1);
    }

    /** Whether this is all of it. */
    boolean complete(String received) {
        if (chunked) {
            return received.startsWith("0" + CRLF) || received.contains(CRLF + "0" + CRLF);
        }
        return length >= 0 && received.length() >= length;
    }

    /** The body without what delimits it, as far as it came. */
    String content(String received) {
        if (!chunked) {
            return received;
        }
        StringBuilder content = new StringBuilder();
        int at = 0;
        while (true) {
            int line = received.indexOf(CRLF, at);
            String size = line < 0 ? "" : received.substring(at, line).replaceFirst("[; ].*", "");
            if (!size.matches("[0-9A-Fa-f]{1,7}")) {
                return content.isEmpty() ? received : content.toString();
            }
            int from = line + CRLF.length();
            int bytes = Integer.parseInt(size, HEX);
            if (bytes == 0) {
                return content.toString();
            }
            content.append(received, from, Math.min(received.length(), from + bytes));
            at = from + bytes + CRLF.length();
            if (at > received.length()) {
                return content.toString();
            }
        }
    }
}
