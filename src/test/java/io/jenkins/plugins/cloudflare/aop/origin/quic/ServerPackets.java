package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;

/** What a server that is up to no good sends; anybody can make such packets, as the keys are those of the first packet. */
public final class ServerPackets {
    static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8};

    private ServerPackets() {}

    /** The first packet of a datagram, whatever its version. */
    static PacketHeader header(byte[] datagram) {
        ByteBuffer in = ByteBuffer.wrap(datagram, 5, datagram.length - 5);
        byte[] destination = new byte[in.get()];
        in.get(destination);
        byte[] source = new byte[in.get()];
        in.get(source);
        return new PacketHeader(PacketHeader.Type.INITIAL, datagram, destination, source, in.position());
    }

    static int version(byte[] datagram) {
        return ByteBuffer.wrap(datagram).getInt(1);
    }

    /** A server that speaks these versions of QUIC and takes none. */
    public static List<byte[]> negotiation(byte[] datagram, int... versions) {
        PacketHeader asked = header(datagram);
        ByteBuffer packet = ByteBuffer.allocate(
                        7 + asked.source().length + asked.destination().length + versions.length * Integer.BYTES)
                .put((byte) 0x80)
                .putInt(0)
                .put((byte) asked.source().length)
                .put(asked.source())
                .put((byte) asked.destination().length)
                .put(asked.destination());
        for (int version : versions) {
            packet.putInt(version);
        }
        return List.of(packet.array());
    }

    static List<byte[]> retry(byte[] datagram, byte[] token) throws GeneralSecurityException {
        PacketHeader asked = header(datagram);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(new byte[] {(byte) 0xf0, 0, 0, 0, 1, (byte) asked.source().length});
        packet.writeBytes(asked.source());
        packet.write(ID.length);
        packet.writeBytes(ID);
        packet.writeBytes(token);
        packet.writeBytes(RetryPacket.tag(asked.destination(), packet.toByteArray()));
        return List.of(packet.toByteArray());
    }

    /** An Initial packet with these frames, under the keys that the client's packet leads to. */
    static byte[] initial(byte[] datagram, long number, byte[] frames) throws GeneralSecurityException {
        PacketHeader asked = header(datagram);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {(byte) 0xc3, 0, 0, 0, 1, (byte) asked.source().length});
        header.writeBytes(asked.source());
        header.write(ID.length);
        header.writeBytes(ID);
        header.write(0);
        int length = 4 + frames.length + 16;
        header.writeBytes(new byte[] {(byte) (0x40 | length >> 8), (byte) length});
        header.writeBytes(ByteBuffer.allocate(4).putInt((int) number).array());
        return PacketProtection.initial(asked.destination(), false).seal(header.toByteArray(), 4, number, frames);
    }
}
