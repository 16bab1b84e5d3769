package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.CipherSuite;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;

/** A server's wish to see that a client is where it says it is (RFC 9000, section 8.1.2). */
final class RetryPacket {
    /** RFC 9001, section 5.8. */
    private static final byte[] KEY = HexFormat.of().parseHex("be0c690b9f66575a1d766b54e368c84e");

    private static final byte[] NONCE = HexFormat.of().parseHex("461599d35d632bf2239825bb");

    private RetryPacket() {}

    /**
     * The token to come back with; empty when the packet does not belong to what was sent, or holds none.
     *
     * @param sentTo the connection ID that the client's Initial packet went to
     */
    static byte[] token(PacketHeader packet, byte[] sentTo) throws GeneralSecurityException {
        byte[] all = packet.packet();
        int end = all.length - CipherSuite.TAG_SIZE;
        if (end < packet.restAt()) {
            return new byte[0];
        }
        byte[] tag = tag(sentTo, Arrays.copyOf(all, end));
        return MessageDigest.isEqual(tag, Arrays.copyOfRange(all, end, all.length))
                ? Arrays.copyOfRange(all, packet.restAt(), end)
                : new byte[0];
    }

    /** The Retry Integrity Tag of a packet that ends with its token. */
    static byte[] tag(byte[] sentTo, byte[] packet) throws GeneralSecurityException {
        byte[] pseudo = ByteBuffer.allocate(1 + sentTo.length + packet.length)
                .put((byte) sentTo.length)
                .put(sentTo)
                .put(packet)
                .array();
        CipherSuite suite = CipherSuite.AES_128_GCM_SHA256;
        return suite.apply(Cipher.ENCRYPT_MODE, suite.key(KEY), NONCE, pseudo, new byte[0]);
    }
}
