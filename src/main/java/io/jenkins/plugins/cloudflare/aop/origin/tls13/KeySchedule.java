package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of one TLS 1.3 connection with SHA-256 (RFC 8446, section 7.1). */
final class KeySchedule {
    /** Bytes of a hash, and of every secret. */
    static final int SIZE = 32;

    private static final String MAC = "HmacSHA256";

    private byte[] current;

    /** @param psk null for a connection without a past */
    KeySchedule(byte[] psk) throws GeneralSecurityException {
        current = mac(new byte[SIZE], psk == null ? new byte[SIZE] : psk);
    }

    /** Goes on from the early to the handshake secret, and with 32 zero bytes to the master secret. */
    void advance(byte[] input) throws GeneralSecurityException {
        current = mac(secret("derived", hash(new byte[0])), input);
    }

    /** Derive-Secret of the current stage. */
    byte[] secret(String label, byte[] transcriptHash) throws GeneralSecurityException {
        return expand(current, label, transcriptHash, SIZE);
    }

    /** The verify_data of a Finished message or a PSK binder (RFC 8446, section 4.4.4). */
    static byte[] finished(byte[] secret, byte[] transcriptHash) throws GeneralSecurityException {
        return mac(expand(secret, "finished", new byte[0], SIZE), transcriptHash);
    }

    /** HKDF-Expand-Label for at most one hash of output. */
    static byte[] expand(byte[] secret, String label, byte[] context, int length) throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(2 + 1 + full.length + 1 + context.length + 1);
        info.putShort((short) length)
                .put((byte) full.length)
                .put(full)
                .put((byte) context.length)
                .put(context)
                .put((byte) 1);
        return Arrays.copyOf(mac(secret, info.array()), length);
    }

    static byte[] hash(byte[] message) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(message);
    }

    private static byte[] mac(byte[] secret, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(secret, MAC));
        return mac.doFinal(message);
    }
}
