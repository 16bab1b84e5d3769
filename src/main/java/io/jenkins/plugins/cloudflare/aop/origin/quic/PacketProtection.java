package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.CipherSuite;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.HashFunction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one direction on one level: of packets and of their headers (RFC 9001, section 5). */
final class PacketProtection {
    /** RFC 9001, section 5.2. */
    private static final byte[] INITIAL_SALT = HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");

    private static final int SAMPLE_SIZE = 16;
    /** Where the sample is taken, from the beginning of the packet number (RFC 9001, section 5.4.2). */
    private static final int SAMPLE_AT = 4;

    private static final int LONG_HEADER = 0x80;

    private final CipherSuite suite;
    private final byte[] secret;
    private final SecretKeySpec key;
    private final byte[] iv;
    private final SecretKeySpec headerKey;

    PacketProtection(CipherSuite suite, byte[] secret) throws GeneralSecurityException {
        this(suite, secret, suite.key(suite.hash().expand(secret, "quic hp", new byte[0], suite.keySize())));
    }

    private PacketProtection(CipherSuite suite, byte[] secret, SecretKeySpec headerKey)
            throws GeneralSecurityException {
        this.suite = suite;
        this.secret = secret;
        this.headerKey = headerKey;
        key = suite.key(suite.hash().expand(secret, "quic key", new byte[0], suite.keySize()));
        iv = suite.hash().expand(secret, "quic iv", new byte[0], CipherSuite.NONCE_SIZE);
    }

    /**
     * That of Initial packets, which anybody can read.
     *
     * @param destination the connection ID that the client's first Initial packet goes to
     * @param client whether it is for what the client sends
     */
    static PacketProtection initial(byte[] destination, boolean client) throws GeneralSecurityException {
        HashFunction hash = CipherSuite.AES_128_GCM_SHA256.hash();
        byte[] common = hash.extract(INITIAL_SALT, destination);
        byte[] secret = hash.expand(common, client ? "client in" : "server in", new byte[0], hash.size());
        return new PacketProtection(CipherSuite.AES_128_GCM_SHA256, secret);
    }

    /** The keys that follow these; those of headers stay (RFC 9001, section 6.1). */
    PacketProtection updated() throws GeneralSecurityException {
        byte[] next =
                suite.hash().expand(secret, "quic ku", new byte[0], suite.hash().size());
        return new PacketProtection(suite, next, headerKey);
    }

    /**
     * A whole packet.
     *
     * @param header ends with the packet number, cut to {@code numberLength} bytes
     */
    byte[] seal(byte[] header, int numberLength, long number, byte[] payload) throws GeneralSecurityException {
        byte[] sealed = suite.apply(Cipher.ENCRYPT_MODE, key, CipherSuite.nonce(iv, number), header, payload);
        byte[] packet = Arrays.copyOf(header, header.length + sealed.length);
        System.arraycopy(sealed, 0, packet, header.length, sealed.length);
        int numberAt = header.length - numberLength;
        byte[] mask = mask(packet, numberAt);
        packet[0] ^= (byte) (mask[0] & firstByteMask(packet[0]));
        for (int i = 0; i < numberLength; i++) {
            packet[numberAt + i] ^= mask[1 + i];
        }
        return packet;
    }

    /**
     * The header of a packet as it was before its protection, up to the end of the packet number.
     *
     * @throws GeneralSecurityException when the packet is too short to have one
     */
    byte[] header(byte[] packet, int numberAt) throws GeneralSecurityException {
        byte[] mask = mask(packet, numberAt);
        int first = (packet[0] ^ mask[0] & firstByteMask(packet[0])) & 0xff;
        byte[] header = Arrays.copyOf(packet, numberAt + (first & 3) + 1);
        header[0] = (byte) first;
        for (int i = numberAt; i < header.length; i++) {
            header[i] ^= mask[1 + i - numberAt];
        }
        return header;
    }

    /**
     * The payload of a packet.
     *
     * @throws GeneralSecurityException when it is not authentic
     */
    byte[] open(byte[] header, long number, byte[] packet) throws GeneralSecurityException {
        byte[] sealed = Arrays.copyOfRange(packet, header.length, packet.length);
        return suite.apply(Cipher.DECRYPT_MODE, key, CipherSuite.nonce(iv, number), header, sealed);
    }

    private static int firstByteMask(byte first) {
        return (first & LONG_HEADER) != 0 ? 0x0f : 0x1f;
    }

    /** RFC 9001, sections 5.4.3 and 5.4.4. */
    private byte[] mask(byte[] packet, int numberAt) throws GeneralSecurityException {
        int from = numberAt + SAMPLE_AT;
        if (packet.length < from + SAMPLE_SIZE) {
            throw new GeneralSecurityException("packet too short");
        }
        if (suite != CipherSuite.CHACHA20_POLY1305_SHA256) {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, headerKey);
            return cipher.doFinal(packet, from, SAMPLE_SIZE);
        }
        int counter = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getInt(from);
        byte[] nonce = Arrays.copyOfRange(packet, from + Integer.BYTES, from + SAMPLE_SIZE);
        Cipher cipher = Cipher.getInstance("ChaCha20");
        cipher.init(Cipher.ENCRYPT_MODE, headerKey, new ChaCha20ParameterSpec(nonce, counter));
        return cipher.doFinal(new byte[5]);
    }
}
