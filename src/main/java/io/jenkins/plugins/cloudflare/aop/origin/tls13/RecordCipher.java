package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One direction of TLS 1.3 with TLS_AES_128_GCM_SHA256 (RFC 8446, sections 5.2 and 5.3). */
final class RecordCipher {
    /** What a sealed record is longer than its content: the content's type and the tag. */
    static final int OVERHEAD = 17;

    private static final int TAG_BITS = 128;
    private static final int KEY_SIZE = 16;
    private static final int IV_SIZE = 12;

    private final SecretKeySpec aes;
    private final byte[] iv;
    private long sequence;

    RecordCipher(byte[] trafficSecret) throws GeneralSecurityException {
        aes = new SecretKeySpec(KeySchedule.expand(trafficSecret, "key", new byte[0], KEY_SIZE), "AES");
        iv = KeySchedule.expand(trafficSecret, "iv", new byte[0], IV_SIZE);
    }

    byte[] seal(byte[] header, int type, byte[] content) throws GeneralSecurityException {
        byte[] inner = Arrays.copyOf(content, content.length + 1);
        inner[content.length] = (byte) type;
        return next(Cipher.ENCRYPT_MODE, header, inner);
    }

    /** Content and, as its last byte, its type. */
    byte[] open(byte[] header, byte[] sealed) throws GeneralSecurityException {
        byte[] inner = next(Cipher.DECRYPT_MODE, header, sealed);
        int end = inner.length;
        while (end > 1 && inner[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(inner, end);
    }

    private byte[] next(int mode, byte[] header, byte[] input) throws GeneralSecurityException {
        byte[] nonce = iv.clone();
        byte[] counter = ByteBuffer.allocate(Long.BYTES).putLong(sequence++).array();
        for (int i = 0; i < counter.length; i++) {
            nonce[nonce.length - counter.length + i] ^= counter[i];
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, aes, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher.doFinal(input);
    }
}
