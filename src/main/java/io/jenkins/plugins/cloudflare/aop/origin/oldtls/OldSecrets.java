package io.jenkins.plugins.cloudflare.aop.origin.oldtls;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What both sides make of the secret that they agreed on (RFC 2246, sections 5, 6.3 and 8.1). */
final class OldSecrets {
    static final int MAC = 20;
    static final int BLOCK = 16;
    private static final int MASTER = 48;
    private static final int FINISHED = 12;

    private final byte[] master;
    private final byte[] keys;
    private final int keySize;

    OldSecrets(byte[] premaster, byte[] clientRandom, byte[] serverRandom, int keySize)
            throws GeneralSecurityException {
        this.keySize = keySize;
        master = expand(premaster, "master secret", Bytes.join(clientRandom, serverRandom), MASTER);
        keys = expand(
                master, "key expansion", Bytes.join(serverRandom, clientRandom), 2 * (MAC + keySize + BLOCK));
    }

    /** The cipher with which the client, or the server, writes. */
    OldCipher cipher(OldVersion version, boolean client, int mode) throws GeneralSecurityException {
        int side = client ? 0 : 1;
        return new OldCipher(
                version,
                mode,
                part(side * MAC, MAC),
                part(2 * MAC + side * keySize, keySize),
                part(2 * (MAC + keySize) + side * BLOCK, BLOCK));
    }

    /** What a client says last in its handshake. */
    byte[] finished(byte[] transcript) throws GeneralSecurityException {
        byte[] hash = Bytes.join(
                MessageDigest.getInstance("MD5").digest(transcript),
                MessageDigest.getInstance("SHA-1").digest(transcript));
        return expand(master, "client finished", hash, FINISHED);
    }

    private byte[] part(int from, int length) {
        return Arrays.copyOfRange(keys, from, from + length);
    }

    private static byte[] expand(byte[] secret, String label, byte[] seed, int length)
            throws GeneralSecurityException {
        int half = (secret.length + 1) / 2;
        byte[] all = Bytes.join(label.getBytes(StandardCharsets.US_ASCII), seed);
        byte[] one = stretch("HmacMD5", Arrays.copyOf(secret, half), all, length);
        byte[] other = stretch(
                "HmacSHA1", Arrays.copyOfRange(secret, secret.length - half, secret.length), all, length);
        for (int i = 0; i < length; i++) {
            one[i] ^= other[i];
        }
        return one;
    }

    private static byte[] stretch(String algorithm, byte[] secret, byte[] seed, int length)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        byte[] made = {};
        byte[] chained = seed;
        while (made.length < length) {
            chained = mac.doFinal(chained);
            made = Bytes.join(made, mac.doFinal(Bytes.join(chained, seed)));
        }
        return Arrays.copyOf(made, length);
    }
}
