package io.jenkins.plugins.cloudflare.aop.origin.quic;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** Which versions of QUIC a server speaks (RFC 9000, section 6). */
final class Versions {
    /** The version of RFC 9000. */
    static final int V1 = 1;

    /** Of those that no server speaks, so that every server has to say which it does (RFC 9000, section 15). */
    private static final int RESERVED = 0x1a2a3a4a;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] probe = new byte[PacketWriter.DATAGRAM_SIZE];
    private final byte[] destination = ConnectionIds.random();
    private final byte[] source = ConnectionIds.random();

    /**
     * A datagram that a server answers without keeping anything in mind. It is laid out like an Initial packet of version
     * 1, as servers look at more than what is the same in every version.
     */
    byte[] probe() {
        if (probe[0] == 0) {
            RANDOM.nextBytes(probe);
            int rest = probe.length - 1 - Integer.BYTES - 2 - destination.length - source.length - 1 - Short.BYTES;
            ByteBuffer.wrap(probe)
                    .put((byte) 0xc3)
                    .putInt(RESERVED)
                    .put((byte) destination.length)
                    .put(destination)
                    .put((byte) source.length)
                    .put(source)
                    // No token, and a length of two bytes.
                    .put((byte) 0)
                    .putShort((short) (0x4000 | rest));
        }
        return probe.clone();
    }

    /** Whether a Version Negotiation packet answers the probe; only one that echoes both connection IDs does. */
    boolean answer(PacketHeader packet) {
        return echoes(packet, destination, source);
    }

    /** Whether a Version Negotiation packet answers what went from one connection ID to another. */
    static boolean echoes(PacketHeader packet, byte[] destination, byte[] source) {
        return packet.type() == PacketHeader.Type.VERSION_NEGOTIATION
                && Arrays.equals(packet.destination(), source)
                && Arrays.equals(packet.source(), destination);
    }

    /** Whether version 1 is among those that a Version Negotiation packet names. */
    static boolean listsVersion1(PacketHeader packet) {
        ByteBuffer versions = ByteBuffer.wrap(packet.packet());
        versions.position(packet.restAt());
        while (versions.remaining() >= Integer.BYTES) {
            if (versions.getInt() == V1) {
                return true;
            }
        }
        return false;
    }
}
