package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** One direction of TLS 1.3 with TLS_AES_128_GCM_SHA256 (RFC 8446, sections 5.2 and 5.3). */
final class RecordCipher {
    /** What a sealed record is longer than its content: the content's type and the tag. */
    static final int OVERHEAD = 1 + CipherSuite.TAG_SIZE;

    private static final CipherSuite SUITE = CipherSuite.AES_128_GCM_SHA256;

    private final SecretKeySpec key;
    private final byte[] iv;
    private long sequence;

    RecordCipher(byte[] trafficSecret) throws GeneralSecurityException {
        key = SUITE.key(SUITE.hash().expand(trafficSecret, "key", new byte[0], SUITE.keySize()));
        iv = SUITE.hash().expand(trafficSecret, "iv", new byte[0], CipherSuite.NONCE_SIZE);
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
        return SUITE.apply(mode, key, CipherSuite.nonce(iv, sequence++), header, input);
    }
}
