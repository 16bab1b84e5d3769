package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What each side says of itself in the handshake (RFC 9000, section 18). */
final class TransportParameters {
    /** How many bytes a server may send in all, and on the stream of the answer. */
    static final int DATA = 256 * 1024;

    /** On each of its own streams, which hold its settings. */
    static final int SIDE_STREAM_DATA = 16 * 1024;

    private static final int IDLE_MILLIS = 30_000;
    /** What is read of a datagram. */
    private static final int LARGEST_DATAGRAM = 1500;
    /** HTTP/3 wants three, and some servers have more to test their clients (RFC 9114, section 6.2). */
    private static final int SIDE_STREAMS = 8;

    private static final int MAX_IDLE_TIMEOUT = 0x01;
    private static final int RESET_TOKEN = 0x02;
    private static final int MAX_UDP_PAYLOAD_SIZE = 0x03;
    private static final int MAX_DATA = 0x04;
    private static final int MAX_STREAM_DATA_BIDI_LOCAL = 0x05;
    private static final int MAX_STREAM_DATA_BIDI_REMOTE = 0x06;
    private static final int MAX_STREAM_DATA_UNI = 0x07;
    private static final int MAX_STREAMS_BIDI = 0x08;
    private static final int MAX_STREAMS_UNI = 0x09;
    private static final int INITIAL_SOURCE_CONNECTION_ID = 0x0f;

    private TransportParameters() {}

    /** Those of the client. */
    static byte[] ofClient(byte[] connectionId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, MAX_IDLE_TIMEOUT, IDLE_MILLIS);
        number(out, MAX_UDP_PAYLOAD_SIZE, LARGEST_DATAGRAM);
        number(out, MAX_DATA, DATA);
        number(out, MAX_STREAM_DATA_BIDI_LOCAL, DATA);
        number(out, MAX_STREAM_DATA_UNI, SIDE_STREAM_DATA);
        number(out, MAX_STREAMS_UNI, SIDE_STREAMS);
        parameter(out, INITIAL_SOURCE_CONNECTION_ID, connectionId);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int id, long value) {
        ByteArrayOutputStream number = new ByteArrayOutputStream();
        VarInt.write(number, value);
        parameter(out, id, number.toByteArray());
    }

    private static void parameter(ByteArrayOutputStream out, int id, byte[] value) {
        VarInt.write(out, id);
        VarInt.write(out, value.length);
        out.writeBytes(value);
    }

    /**
     * Reads what a server allows the client to send.
     *
     * @return the token of a Stateless Reset, empty when it names none
     * @throws VisitEndedException when they are none
     */
    static byte[] read(byte[] theirs, SendCredit credit) throws VisitEndedException {
        byte[] resetToken = {};
        try {
            ByteBuffer in = ByteBuffer.wrap(theirs);
            while (in.hasRemaining()) {
                long id = VarInt.read(in);
                long length = VarInt.read(in);
                if (length > in.remaining()) {
                    throw new BufferUnderflowException();
                }
                byte[] value = new byte[(int) length];
                in.get(value);
                ByteBuffer content = ByteBuffer.wrap(value);
                switch ((int) Math.min(id, Integer.MAX_VALUE)) {
                    case RESET_TOKEN -> resetToken = value;
                    case MAX_DATA -> credit.grant(FrameHandler.Credit.DATA, VarInt.read(content));
                    case MAX_STREAM_DATA_BIDI_REMOTE ->
                        credit.grant(FrameHandler.Credit.STREAM_DATA, VarInt.read(content));
                    case MAX_STREAM_DATA_UNI -> credit.grantSide(VarInt.read(content));
                    case MAX_STREAMS_BIDI ->
                        credit.grant(FrameHandler.Credit.STREAMS_BIDIRECTIONAL, VarInt.read(content));
                    case MAX_STREAMS_UNI ->
                        credit.grant(FrameHandler.Credit.STREAMS_UNIDIRECTIONAL, VarInt.read(content));
                    default -> {
                        // Of no interest to a visit of a few packets.
                    }
                }
            }
        } catch (BufferUnderflowException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, "the server's transport parameters are broken");
        }
        return resetToken;
    }
}
