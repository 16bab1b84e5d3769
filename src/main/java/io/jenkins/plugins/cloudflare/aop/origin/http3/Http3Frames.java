package io.jenkins.plugins.cloudflare.aop.origin.http3;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.quic.VarInt;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The frames of HTTP/3 on the stream of an answer (RFC 9114, section 7). Keeps what is asked for and drops the rest. */
final class Http3Frames {
    static final int DATA = 0x00;
    static final int HEADERS = 0x01;
    static final int SETTINGS = 0x04;

    /** What an answer's head may take, in bytes. */
    private static final int HEAD_LIMIT = 64 * 1024;

    private byte[] unread = {};
    private long skip;
    private long dataLeft;

    /** The bytes of a frame that a client sends. */
    static byte[] frame(int type, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        VarInt.write(frame, type);
        VarInt.write(frame, payload.length);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Takes what came next on the stream. */
    void add(byte[] bytes) {
        int dropped = (int) Math.min(skip, bytes.length);
        skip -= dropped;
        unread = Bytes.join(unread, Arrays.copyOfRange(bytes, dropped, bytes.length));
    }

    /**
     * The head of the next answer, null while it has not come.
     *
     * @throws VisitEndedException when something else came first, or it is too long
     */
    byte[] head() throws VisitEndedException {
        while (true) {
            ByteBuffer in = ByteBuffer.wrap(unread);
            long type;
            long length;
            try {
                type = VarInt.read(in);
                length = VarInt.read(in);
            } catch (BufferUnderflowException e) {
                return null;
            }
            if (type == DATA || type == SETTINGS || type == HEADERS && length > HEAD_LIMIT) {
                throw new VisitEndedException(Ending.NOT_HTTP, "");
            }
            if (type == HEADERS && length > in.remaining()) {
                return null;
            }
            if (type == HEADERS) {
                byte[] head = new byte[(int) length];
                in.get(head);
                drop(in.position());
                return head;
            }
            pass(in.position(), length);
        }
    }

    /** What came of the body since the last call; empty while nothing has. */
    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int count = (int) Math.min(dataLeft, unread.length);
            body.write(unread, 0, count);
            dataLeft -= count;
            drop(count);
            ByteBuffer in = ByteBuffer.wrap(unread);
            try {
                long type = VarInt.read(in);
                long length = VarInt.read(in);
                if (type == DATA) {
                    dataLeft = length;
                    drop(in.position());
                } else {
                    pass(in.position(), length);
                }
            } catch (BufferUnderflowException e) {
                return body.toByteArray();
            }
        }
    }

    /** Drops a frame that is of no interest, whether it is there yet or not. */
    private void pass(int header, long length) {
        long present = Math.min(length, unread.length - header);
        skip = length - present;
        drop(header + (int) present);
    }

    private void drop(int count) {
        unread = Arrays.copyOfRange(unread, count, unread.length);
    }
}
