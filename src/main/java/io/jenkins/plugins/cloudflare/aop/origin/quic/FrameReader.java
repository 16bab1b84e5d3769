package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Reads the frames of one packet (RFC 9000, sections 12.4 and 19). */
final class FrameReader {
    static final int PADDING = 0x00;
    static final int PING = 0x01;
    static final int ACK = 0x02;
    static final int ACK_ECN = 0x03;
    static final int RESET_STREAM = 0x04;
    static final int STOP_SENDING = 0x05;
    static final int CRYPTO = 0x06;
    static final int NEW_TOKEN = 0x07;
    static final int STREAM = 0x08;
    static final int STREAM_LAST = 0x0f;
    static final int MAX_DATA = 0x10;
    static final int MAX_STREAM_DATA = 0x11;
    static final int MAX_STREAMS = 0x12;
    static final int DATA_BLOCKED = 0x14;
    static final int STREAM_DATA_BLOCKED = 0x15;
    static final int NEW_CONNECTION_ID = 0x18;
    static final int RETIRE_CONNECTION_ID = 0x19;
    static final int PATH_CHALLENGE = 0x1a;
    static final int PATH_RESPONSE = 0x1b;
    static final int CONNECTION_CLOSE = 0x1c;
    static final int APPLICATION_CLOSE = 0x1d;
    static final int HANDSHAKE_DONE = 0x1e;

    private static final int FINAL_BIT = 1;
    private static final int LENGTH_BIT = 2;
    private static final int OFFSET_BIT = 4;
    private static final int RESET_TOKEN_SIZE = 16;
    private static final int CHALLENGE_SIZE = 8;

    private final ByteBuffer in;
    private final FrameHandler handler;

    private FrameReader(byte[] payload, FrameHandler handler) {
        in = ByteBuffer.wrap(payload);
        this.handler = handler;
    }

    /**
     * Tells the handler each frame.
     *
     * @return whether the packet is to be acknowledged (RFC 9000, section 13.2)
     * @throws VisitEndedException when the frames are none
     */
    static boolean read(EncryptionLevel level, byte[] payload, FrameHandler handler)
            throws VisitEndedException, GeneralSecurityException {
        FrameReader reader = new FrameReader(payload, handler);
        boolean eliciting = false;
        try {
            while (reader.in.hasRemaining()) {
                long type = VarInt.read(reader.in);
                if (level != EncryptionLevel.APPLICATION && !ofHandshake(type)) {
                    throw broken("type " + type + " in the handshake");
                }
                eliciting |= type > ACK_ECN && type != CONNECTION_CLOSE && type != APPLICATION_CLOSE || type == PING;
                reader.frame((int) Math.min(type, Integer.MAX_VALUE));
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw broken("cut short");
        }
        return eliciting;
    }

    private static boolean ofHandshake(long type) {
        return type <= ACK_ECN || type == CRYPTO || type == CONNECTION_CLOSE;
    }

    private void frame(int type) throws VisitEndedException, GeneralSecurityException {
        if (type >= STREAM && type <= STREAM_LAST) {
            stream(type);
            return;
        }
        switch (type) {
            case PADDING, PING -> {
                // Nothing behind the type.
            }
            case ACK, ACK_ECN -> {
                PacketNumbers numbers = PacketNumbers.read(in);
                skipNumbers(type == ACK_ECN ? 3 : 0);
                handler.acknowledged(numbers);
            }
            case RESET_STREAM -> {
                long id = number();
                long code = number();
                skipNumbers(1);
                handler.reset(id, code);
            }
            case CRYPTO -> handler.crypto(number(), bytes(number()));
            case NEW_TOKEN -> bytes(number());
            case MAX_DATA -> handler.credit(FrameHandler.Credit.DATA, 0, number());
            case MAX_STREAM_DATA -> handler.credit(FrameHandler.Credit.STREAM_DATA, number(), number());
            case MAX_STREAMS -> handler.credit(FrameHandler.Credit.STREAMS_BIDIRECTIONAL, 0, number());
            case MAX_STREAMS + 1 -> handler.credit(FrameHandler.Credit.STREAMS_UNIDIRECTIONAL, 0, number());
            case STOP_SENDING, STREAM_DATA_BLOCKED -> skipNumbers(2);
            case DATA_BLOCKED, STREAM_DATA_BLOCKED + 1, STREAM_DATA_BLOCKED + 2, RETIRE_CONNECTION_ID -> skipNumbers(1);
            case NEW_CONNECTION_ID -> connectionId();
            case PATH_CHALLENGE -> handler.challenge(bytes(CHALLENGE_SIZE));
            case PATH_RESPONSE -> bytes(CHALLENGE_SIZE);
            case CONNECTION_CLOSE, APPLICATION_CLOSE -> {
                long code = number();
                skipNumbers(type == CONNECTION_CLOSE ? 1 : 0);
                handler.close(new CloseReason(type == APPLICATION_CLOSE, code, bytes(number())));
            }
            case HANDSHAKE_DONE -> handler.handshakeDone();
            default -> throw broken("type " + type);
        }
    }

    private void stream(int type) throws VisitEndedException {
        long id = number();
        long offset = (type & OFFSET_BIT) != 0 ? number() : 0;
        byte[] data = bytes((type & LENGTH_BIT) != 0 ? number() : in.remaining());
        handler.stream(id, offset, data, (type & FINAL_BIT) != 0);
    }

    private void connectionId() {
        long sequence = number();
        long retirePriorTo = number();
        int length = in.get() & 0xff;
        if (length > PacketHeader.LONGEST_ID) {
            throw new IllegalArgumentException("connection ID too long");
        }
        byte[] id = bytes(length);
        bytes(RESET_TOKEN_SIZE);
        handler.connectionId(sequence, retirePriorTo, id);
    }

    private long number() {
        return VarInt.read(in);
    }

    private void skipNumbers(int count) {
        for (int i = 0; i < count; i++) {
            VarInt.read(in);
        }
    }

    private byte[] bytes(long count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) count];
        in.get(bytes);
        return bytes;
    }

    private static VisitEndedException broken(String what) {
        return new VisitEndedException(Ending.OWN_FAULT, "a QUIC frame is broken: " + what);
    }
}
