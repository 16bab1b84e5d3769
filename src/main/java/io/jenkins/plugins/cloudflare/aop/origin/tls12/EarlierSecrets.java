package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What both sides make of the secret that they agreed on (RFC 2246, sections 5, 6.3 and 8.1; RFC 5246, section 5). */
final class EarlierSecrets {
    static final int MAC = 20;
    static final int BLOCK = 16;
    private static final int MASTER = 48;
    private static final int FINISHED = 12;

    private final EarlierVersion version;
    private final EarlierHello.Answer chosen;
    private final byte[] master;
    private final byte[] keys;

    /** @param master the secret of a session that is resumed */
    EarlierSecrets(EarlierVersion version, byte[] master, byte[] clientRandom, EarlierHello.Answer chosen)
            throws GeneralSecurityException {
        this.version = version;
        this.chosen = chosen;
        this.master = master;
        int size = 2 * (MAC + chosen.keySize() + BLOCK);
        keys = expand(version, master, "key expansion", Bytes.join(chosen.random(), clientRandom), size);
    }

    static byte[] master(EarlierVersion version, byte[] premaster, byte[] clientRandom, byte[] serverRandom)
            throws GeneralSecurityException {
        return expand(version, premaster, "master secret", Bytes.join(clientRandom, serverRandom), MASTER);
    }

    byte[] master() {
        return master;
    }

    /** That with which the client, or the server, writes. */
    RecordProtection protection(boolean client, int mode) throws GeneralSecurityException {
        int side = client ? 0 : 1;
        int size = chosen.keySize();
        if (chosen.authenticates()) {
            return new GcmProtection(
                    mode, part(side * size, size), part(2 * size + side * GcmProtection.FIXED, GcmProtection.FIXED));
        }
        return new CbcProtection(
                version,
                mode,
                part(side * MAC, MAC),
                part(2 * MAC + side * size, size),
                part(2 * (MAC + size) + side * BLOCK, BLOCK));
    }

    /** What a client says last in its handshake. */
    byte[] finished(byte[] transcript) throws GeneralSecurityException {
        byte[] hash = version == EarlierVersion.TLS_1_2
                ? MessageDigest.getInstance("SHA-256").digest(transcript)
                : Bytes.join(
                        MessageDigest.getInstance("MD5").digest(transcript),
                        MessageDigest.getInstance("SHA-1").digest(transcript));
        return expand(version, master, "client finished", hash, FINISHED);
    }

    private byte[] part(int from, int length) {
        return Arrays.copyOfRange(keys, from, from + length);
    }

    private static byte[] expand(EarlierVersion version, byte[] secret, String label, byte[] seed, int length)
            throws GeneralSecurityException {
        if (version == EarlierVersion.TLS_1_2) {
            byte[] labelled = Bytes.join(label.getBytes(StandardCharsets.US_ASCII), seed);
            return stretch("HmacSHA256", secret, labelled, length);
        }
        int half = (secret.length + 1) / 2;
        byte[] all = Bytes.join(label.getBytes(StandardCharsets.US_ASCII), seed);
        byte[] one = stretch("HmacMD5", Arrays.copyOf(secret, half), all, length);
        byte[] other =
                stretch("HmacSHA1", Arrays.copyOfRange(secret, secret.length - half, secret.length), all, length);
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
