package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.CipherSuite;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.ScriptedHandshake;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A server that shakes hands, and then sends what a test says, once there is a request. For one connection. */
final class ScriptedServer implements LoopbackDatagrams.Manners {
    private static final CipherSuite SUITE = CipherSuite.AES_128_GCM_SHA256;
    /** As much of everything as a question takes. */
    private static final String CREDIT = "04048010000005048010000006048010000007048010000008010a09010a";

    private final byte[] parameters;
    private final List<byte[]> answer;
    private ScriptedHandshake tls;
    private byte[] client;
    private long number;

    /** @param parameters transport parameters in hexadecimal beside those that allow a question */
    ScriptedServer(String parameters, byte[]... answer) {
        this.parameters = HexFormat.of().parseHex(CREDIT + parameters);
        this.answer = List.of(answer);
    }

    /** Frames of a packet. */
    static byte[] frames(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    }

    /** A frame that holds all of a stream. */
    static byte[] stream(int id, String hexadecimal) {
        byte[] content = frames(hexadecimal);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {(byte) (FrameReader.STREAM | 3), (byte) id});
        VarInt.write(frame, content.length);
        frame.writeBytes(content);
        return frame.toByteArray();
    }

    @Override
    public List<byte[]> answer(byte[] datagram) throws Exception {
        if ((datagram[0] & 0x80) == 0) {
            return question(datagram);
        }
        if (tls == null && ServerPackets.version(datagram) == Versions.V1) {
            return hello(datagram);
        }
        return List.of();
    }

    private List<byte[]> hello(byte[] datagram) throws Exception {
        PacketHeader packet = PacketHeader.in(datagram, ConnectionIds.SIZE).get(0);
        client = packet.source();
        PacketProtection keys = PacketProtection.initial(packet.destination(), true);
        byte[] header = keys.header(packet.packet(), packet.restAt());
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        long sent = ByteBuffer.wrap(header).getInt(packet.restAt());
        FrameReader.read(EncryptionLevel.INITIAL, keys.open(header, sent, packet.packet()), new FrameHandler() {
            @Override
            public void crypto(long offset, byte[] data) {
                hello.writeBytes(data);
            }
        });
        tls = new ScriptedHandshake(hello.toByteArray(), parameters);
        return List.of(
                ServerPackets.initial(datagram, 0, crypto(tls.hello())),
                seal(tls.handshakeSecrets()[1], longHeader(), crypto(tls.flight())));
    }

    private static byte[] crypto(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {FrameReader.CRYPTO, 0});
        VarInt.write(frame, message.length);
        frame.writeBytes(message);
        return frame.toByteArray();
    }

    private byte[] longHeader() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {(byte) 0xe3, 0, 0, 0, 1, (byte) client.length});
        header.writeBytes(client);
        header.write(ServerPackets.ID.length);
        header.writeBytes(ServerPackets.ID);
        int length = Integer.BYTES + crypto(tls.flight()).length + CipherSuite.TAG_SIZE;
        header.writeBytes(new byte[] {(byte) (0x40 | length >> 8), (byte) length});
        return header.toByteArray();
    }

    private byte[] seal(byte[] secret, byte[] header, byte[] frames) throws GeneralSecurityException {
        byte[] whole = ByteBuffer.allocate(header.length + Integer.BYTES)
                .put(header)
                .putInt((int) number)
                .array();
        return new PacketProtection(SUITE, secret).seal(whole, Integer.BYTES, number++, frames);
    }

    /** Everything is sent in answer to the packet that brings the end of the question, and never again. */
    private List<byte[]> question(byte[] datagram) throws Exception {
        PacketHeader packet = PacketHeader.in(datagram, ServerPackets.ID.length).get(0);
        PacketProtection keys = new PacketProtection(SUITE, tls.applicationSecrets()[0]);
        byte[] header = keys.header(packet.packet(), packet.restAt());
        long sent = ByteBuffer.wrap(header).getInt(packet.restAt());
        byte[] payload = keys.open(header, sent, packet.packet());
        boolean[] asked = {false};
        FrameReader.read(EncryptionLevel.APPLICATION, payload, new FrameHandler() {
            @Override
            public void stream(long id, long offset, byte[] data, boolean last) {
                asked[0] |= id == QuicConnection.REQUEST_STREAM && last;
            }
        });
        return asked[0] ? sealed() : List.of();
    }

    private List<byte[]> sealed() throws GeneralSecurityException {
        List<byte[]> packets = new ArrayList<>();
        for (byte[] frames : answer) {
            byte[] header = ByteBuffer.allocate(1 + client.length)
                    .put((byte) 0x43)
                    .put(client)
                    .array();
            packets.add(raw(frames) ? frames : seal(tls.applicationSecrets()[1], header, frames));
        }
        return packets;
    }

    /** A datagram of the test's own, which no frame begins like. */
    private static boolean raw(byte[] frames) {
        return (frames[0] & 0x40) != 0;
    }
}
