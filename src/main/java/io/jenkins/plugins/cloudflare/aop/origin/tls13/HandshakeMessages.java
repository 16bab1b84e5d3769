package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Handshake messages out of a stream of bytes, and what they are made of (RFC 8446, sections 3.4 and 4). */
final class HandshakeMessages {
    /** Of a message, in bytes: its type and its length. */
    static final int HEADER = 4;
    /** A server's certificates take a few kilobytes. */
    private static final int LIMIT = 256 * 1024;

    private byte[] unread = {};

    /** @throws VisitEndedException when there is more than a handshake has */
    void add(byte[] bytes) throws VisitEndedException {
        if (unread.length + bytes.length > LIMIT) {
            throw new VisitEndedException(Ending.OWN_FAULT, "handshake too long");
        }
        unread = Bytes.join(unread, bytes);
    }

    /** The next message with its header, null while it is not complete. */
    byte[] next() {
        if (unread.length < HEADER) {
            return null;
        }
        int end = HEADER + (ByteBuffer.wrap(unread).getInt() & 0xffffff);
        if (unread.length < end) {
            return null;
        }
        byte[] message = Arrays.copyOf(unread, end);
        unread = Arrays.copyOfRange(unread, end, unread.length);
        return message;
    }

    /** What a message holds behind its header. */
    static ByteBuffer body(byte[] message) {
        return ByteBuffer.wrap(message, HEADER, message.length - HEADER);
    }

    /** What has its length before it. */
    static byte[] vector(ByteBuffer in, int lengthBytes) {
        int length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << Byte.SIZE | in.get() & 0xff;
        }
        return bytes(in, length);
    }

    static byte[] bytes(ByteBuffer in, int count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    /** Extensions by their numbers, with the length of all before them. */
    static Map<Integer, ByteBuffer> extensions(ByteBuffer in) {
        Map<Integer, ByteBuffer> extensions = new LinkedHashMap<>();
        ByteBuffer all = ByteBuffer.wrap(vector(in, 2));
        while (all.hasRemaining()) {
            int type = all.getShort() & 0xffff;
            extensions.put(type, ByteBuffer.wrap(vector(all, 2)));
        }
        return extensions;
    }
}
