package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Handshake messages out of records, which cut them as they like (RFC 8446, section 5.1). */
final class HandshakeReader {
    /** Of a message, in bytes: its type and its length. */
    static final int HEADER = 4;
    /** A server's certificates take a few kilobytes. */
    private static final int LIMIT = 256 * 1024;

    private final RecordLayer records;
    private byte[] unread = {};

    HandshakeReader(RecordLayer records) {
        this.records = records;
    }

    /** The next message, with its header. */
    byte[] next() throws IOException, GeneralSecurityException {
        while (!complete()) {
            RecordLayer.Content content = records.read();
            if (content.type() != RecordLayer.HANDSHAKE) {
                throw new VisitEndedException(Ending.OWN_FAULT, "no handshake");
            }
            add(content.bytes());
        }
        int end = HEADER + length();
        byte[] message = Arrays.copyOf(unread, end);
        unread = Arrays.copyOfRange(unread, end, unread.length);
        return message;
    }

    /** Takes what came between other records. */
    void add(byte[] bytes) throws VisitEndedException {
        requireBounded(unread.length + bytes.length);
        unread = Bytes.join(unread, bytes);
    }

    /** @throws VisitEndedException when so many bytes are more than a handshake has */
    static void requireBounded(int bytes) throws VisitEndedException {
        if (bytes > LIMIT) {
            throw new VisitEndedException(Ending.OWN_FAULT, "handshake too long");
        }
    }

    /** Whether a whole message is there already. */
    boolean complete() {
        return unread.length >= HEADER && unread.length >= HEADER + length();
    }

    private int length() {
        return (unread[1] & 0xff) << 16 | (unread[2] & 0xff) << 8 | unread[3] & 0xff;
    }
}
