package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions of the TLS 1.3 cipher suites, and what is derived with them (RFC 8446, section 7.1). */
public enum HashFunction {
    /** That of TLS_AES_128_GCM_SHA256 and TLS_CHACHA20_POLY1305_SHA256. */
    SHA_256("SHA-256", "HmacSHA256", 32),
    /** That of TLS_AES_256_GCM_SHA384. */
    SHA_384("SHA-384", "HmacSHA384", 48);

    private final String digest;
    private final String mac;
    private final int size;

    HashFunction(String digest, String mac, int size) {
        this.digest = digest;
        this.mac = mac;
        this.size = size;
    }

    /** Bytes of a hash, and of every secret. */
    public int size() {
        return size;
    }

    /** The hash of a message. */
    public byte[] hash(byte[] message) throws GeneralSecurityException {
        return MessageDigest.getInstance(digest).digest(message);
    }

    /** HKDF-Extract (RFC 5869, section 2.2). */
    public byte[] extract(byte[] salt, byte[] input) throws GeneralSecurityException {
        Mac instance = Mac.getInstance(mac);
        instance.init(new SecretKeySpec(salt, mac));
        return instance.doFinal(input);
    }

    /** HKDF-Expand-Label for at most one hash of output. */
    public byte[] expand(byte[] secret, String label, byte[] context, int length) throws GeneralSecurityException {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(2 + 1 + full.length + 1 + context.length + 1);
        info.putShort((short) length)
                .put((byte) full.length)
                .put(full)
                .put((byte) context.length)
                .put(context)
                .put((byte) 1);
        // HKDF-Expand and HKDF-Extract are the same HMAC for one block.
        return Arrays.copyOf(extract(secret, info.array()), length);
    }

    /** The verify_data of a Finished message or a PSK binder (RFC 8446, section 4.4.4). */
    public byte[] finished(byte[] secret, byte[] transcriptHash) throws GeneralSecurityException {
        return extract(expand(secret, "finished", new byte[0], size), transcriptHash);
    }
}
