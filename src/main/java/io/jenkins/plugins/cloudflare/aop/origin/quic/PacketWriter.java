package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.CipherSuite;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Packets of version 1 (RFC 9000, section 17), each in a datagram of its own. */
final class PacketWriter {
    /** What every path carries, and what the datagram of an Initial packet is filled up to (RFC 9000, section 14.1). */
    static final int DATAGRAM_SIZE = 1200;
    /** Packet numbers are written in full. */
    static final int NUMBER_SIZE = Integer.BYTES;

    /** In the first byte of a short header. */
    static final int KEY_PHASE = 0x04;

    private static final int FIXED_BIT = 0x40;
    private static final int LONG_HEADER = 0xc0;

    private PacketWriter() {}

    /** How many bytes of frames a packet takes. */
    static int room(EncryptionLevel level, ConnectionIds ids) {
        return DATAGRAM_SIZE - header(level, ids, false, 0, 0).length - CipherSuite.TAG_SIZE;
    }

    /**
     * The packet; an Initial one is filled up with padding, also to give the server leave to send three times as much.
     *
     * @param phase which keys of a connection that changes them (RFC 9001, section 6)
     */
    static byte[] packet(
            EncryptionLevel level, ConnectionIds ids, PacketProtection keys, boolean phase, long number, byte[] frames)
            throws GeneralSecurityException {
        int room = room(level, ids);
        boolean fill = level == EncryptionLevel.INITIAL && frames.length < room;
        byte[] payload = fill ? Arrays.copyOf(frames, room) : frames;
        byte[] header = header(level, ids, phase, number, payload.length);
        return keys.seal(header, NUMBER_SIZE, number, payload);
    }

    private static byte[] header(
            EncryptionLevel level, ConnectionIds ids, boolean phase, long number, int payloadLength) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        if (level == EncryptionLevel.APPLICATION) {
            header.write(FIXED_BIT | (phase ? KEY_PHASE : 0) | NUMBER_SIZE - 1);
            header.writeBytes(ids.peer());
        } else {
            boolean initial = level == EncryptionLevel.INITIAL;
            header.write(LONG_HEADER | (initial ? 0 : 2) << 4 | NUMBER_SIZE - 1);
            header.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(Versions.V1).array());
            header.write(ids.peer().length);
            header.writeBytes(ids.peer());
            header.write(ids.own().length);
            header.writeBytes(ids.own());
            if (initial) {
                VarInt.write(header, ids.token().length);
                header.writeBytes(ids.token());
            }
            int length = NUMBER_SIZE + payloadLength + CipherSuite.TAG_SIZE;
            header.writeBytes(new byte[] {(byte) (0x40 | length >> 8), (byte) length});
        }
        header.writeBytes(ByteBuffer.allocate(NUMBER_SIZE).putInt((int) number).array());
        return header.toByteArray();
    }
}
