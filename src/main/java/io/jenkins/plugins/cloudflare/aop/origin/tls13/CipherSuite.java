package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The cipher suites of TLS 1.3 that servers use (RFC 8446, appendix B.4). */
public enum CipherSuite {
    /** The one that every server has to know. */
    AES_128_GCM_SHA256(0x1301, HashFunction.SHA_256, 16, "AES"),
    /** The only one with the longer hash. */
    AES_256_GCM_SHA384(0x1302, HashFunction.SHA_384, 32, "AES"),
    /** That of machines without instructions for AES. */
    CHACHA20_POLY1305_SHA256(0x1303, HashFunction.SHA_256, 32, "ChaCha20");

    /** Bytes of a nonce. */
    public static final int NONCE_SIZE = 12;
    /** Bytes that a sealed message is longer. */
    public static final int TAG_SIZE = 16;

    private final int code;
    private final HashFunction hash;
    private final int keySize;
    private final String algorithm;

    CipherSuite(int code, HashFunction hash, int keySize, String algorithm) {
        this.code = code;
        this.hash = hash;
        this.keySize = keySize;
        this.algorithm = algorithm;
    }

    /** The suite with this number, empty for one that was not offered. */
    public static Optional<CipherSuite> of(int code) {
        return Arrays.stream(values()).filter(suite -> suite.code == code).findFirst();
    }

    /** Those that this machine's cryptography knows: a JVM that follows FIPS 140 has no ChaCha20. */
    static List<CipherSuite> known() {
        return Arrays.stream(values()).filter(CipherSuite::isKnown).toList();
    }

    private boolean isKnown() {
        try {
            cipher();
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance(this != CHACHA20_POLY1305_SHA256 ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    }

    /** The number in ClientHello and ServerHello. */
    public int code() {
        return code;
    }

    /** The hash of its key schedule. */
    public HashFunction hash() {
        return hash;
    }

    /** Bytes of a key. */
    public int keySize() {
        return keySize;
    }

    /** A key from its bytes, for {@link #apply} and for header protection. */
    public SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, algorithm);
    }

    /** The nonce of a message, by its number (RFC 8446, section 5.3; RFC 9001, section 5.3). */
    public static byte[] nonce(byte[] iv, long number) {
        byte[] nonce = iv.clone();
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (number >>> Byte.SIZE * i);
        }
        return nonce;
    }

    /**
     * Seals or opens one message.
     *
     * @param mode of {@link Cipher}
     * @param header what is authenticated beside the message
     * @throws GeneralSecurityException also when the message is not authentic
     */
    public byte[] apply(int mode, SecretKeySpec key, byte[] nonce, byte[] header, byte[] message)
            throws GeneralSecurityException {
        AlgorithmParameterSpec parameters = this != CHACHA20_POLY1305_SHA256
                ? new GCMParameterSpec(8 * TAG_SIZE, nonce)
                : new IvParameterSpec(nonce);
        Cipher cipher = cipher();
        cipher.init(mode, key, parameters);
        cipher.updateAAD(header);
        return cipher.doFinal(message);
    }
}
