package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What can be read of a packet without keys (RFC 9000, section 17).
 *
 * @param packet all of it, from its first byte to its last
 * @param destination the connection ID that it goes to
 * @param source the one it comes from; empty in a short header
 * @param restAt where the rest begins: the packet number, or the token of a Retry, or the versions of a Version
 *     Negotiation
 */
record PacketHeader(Type type, byte[] packet, byte[] destination, byte[] source, int restAt) {
    /** The longest connection ID of version 1, in bytes. */
    static final int LONGEST_ID = 20;

    private static final int LONG = 0x80;

    /** The kinds of packets. */
    enum Type {
        INITIAL,
        ZERO_RTT,
        HANDSHAKE,
        RETRY,
        VERSION_NEGOTIATION,
        SHORT
    }

    /**
     * The packets of one datagram, up to the first that cannot be read: a datagram may come from anywhere, so nothing in
     * it is an error.
     *
     * @param ownIdSize the length of the connection IDs that short headers go to
     */
    static List<PacketHeader> in(byte[] datagram, int ownIdSize) {
        List<PacketHeader> packets = new ArrayList<>();
        try {
            for (int at = 0; at < datagram.length; at += packets.get(packets.size() - 1).packet.length) {
                byte[] rest = Arrays.copyOfRange(datagram, at, datagram.length);
                packets.add((rest[0] & LONG) != 0 ? longHeader(rest) : shortHeader(rest, ownIdSize));
            }
        } catch (BufferUnderflowException e) {
            // What is cut short is not a packet.
        }
        return packets;
    }

    private static PacketHeader shortHeader(byte[] bytes, int ownIdSize) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        byte[] destination = take(in, ownIdSize);
        return new PacketHeader(Type.SHORT, bytes, destination, new byte[0], in.position());
    }

    private static PacketHeader longHeader(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        int version = in.getInt();
        byte[] destination = take(in, in.get() & 0xff);
        byte[] source = take(in, in.get() & 0xff);
        if (version == 0) {
            return new PacketHeader(Type.VERSION_NEGOTIATION, bytes, destination, source, in.position());
        }
        if (version != Versions.V1 || destination.length > LONGEST_ID || source.length > LONGEST_ID) {
            throw new BufferUnderflowException();
        }
        Type type =
                switch (bytes[0] >> 4 & 3) {
                    case 0 -> Type.INITIAL;
                    case 1 -> Type.ZERO_RTT;
                    case 2 -> Type.HANDSHAKE;
                    default -> Type.RETRY;
                };
        if (type == Type.RETRY) {
            return new PacketHeader(type, bytes, destination, source, in.position());
        }
        if (type == Type.INITIAL) {
            take(in, VarInt.read(in));
        }
        long length = VarInt.read(in);
        int numberAt = in.position();
        take(in, length);
        return new PacketHeader(type, Arrays.copyOf(bytes, in.position()), destination, source, numberAt);
    }

    private static byte[] take(ByteBuffer in, long count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) count];
        in.get(bytes);
        return bytes;
    }
}
