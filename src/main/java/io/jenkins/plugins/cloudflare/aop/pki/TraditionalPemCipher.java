package io.jenkins.plugins.cloudflare.aop.pki;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Decrypts the keys that OpenSSL wrote before PKCS#8, marked by {@code Proc-Type: 4,ENCRYPTED}: one round of MD5 over
 * password and salt makes the secret, as EVP_BytesToKey(3) of OpenSSL says.
 */
final class TraditionalPemCipher {
    private static final int SALT = 8;
    private static final Map<String, BlockCipher> CIPHERS = Map.of(
            "AES-128-CBC", new BlockCipher("AES", 128),
            "AES-192-CBC", new BlockCipher("AES", 192),
            "AES-256-CBC", new BlockCipher("AES", 256),
            "DES-EDE3-CBC", new BlockCipher("DESede", 192),
            "DES-CBC", new BlockCipher("DES", 64));

    private TraditionalPemCipher() {}

    /**
     * @param info the DEK-Info header: cipher, comma, initialisation vector in hexadecimal, whose start is the salt
     * @throws NoSuchAlgorithmException for a cipher that is not known here or not offered by this Java
     * @throws GeneralSecurityException for a wrong password
     * @throws IllegalArgumentException for a damaged header
     */
    static byte[] decrypt(byte[] data, String info, char[] password) throws GeneralSecurityException {
        String[] parts = info.split(",", 2);
        BlockCipher cipher = CIPHERS.get(parts[0].strip());
        if (cipher == null) {
            throw new NoSuchAlgorithmException("cipher");
        }
        byte[] iv = HexFormat.of().parseHex(parts.length == 2 ? parts[1].strip() : "");
        if (iv.length < SALT) {
            throw new IllegalArgumentException("initialisation vector");
        }
        byte[] secret = secret(password, iv, cipher.bits() / 8);
        try {
            return cipher.decrypt(secret, iv, data);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] secret(char[] password, byte[] iv, int length) throws NoSuchAlgorithmException {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] secret = new byte[length];
        byte[] block = new byte[0];
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            for (int done = 0; done < length; done += block.length) {
                md5.update(block);
                md5.update(encoded.duplicate());
                md5.update(iv, 0, SALT);
                block = md5.digest();
                System.arraycopy(block, 0, secret, done, Math.min(block.length, length - done));
            }
            return secret;
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(block, (byte) 0);
        }
    }
}
