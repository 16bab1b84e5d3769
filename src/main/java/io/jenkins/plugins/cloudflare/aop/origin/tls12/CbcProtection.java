package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Records in one direction: AES-CBC with HMAC-SHA-1. Each goes on from the block before it, which is all of TLS 1.0
 * (RFC 2246, section 6.2.3.2); later a block of chance comes first (RFC 4346, section 6.2.3.2), and whoever reads on
 * from the block before gets that one wrong and all others right.
 */
final class CbcProtection implements RecordProtection {
    private final EarlierVersion version;
    private final Cipher cipher;
    private final Mac mac;
    private long sequence;

    /** @param mode of {@link Cipher} */
    CbcProtection(EarlierVersion version, int mode, byte[] macKey, byte[] key, byte[] start)
            throws GeneralSecurityException {
        this.version = version;
        cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
        mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(macKey, "HmacSHA1"));
    }

    @Override
    public byte[] seal(int type, byte[] content) {
        ByteBuffer covered = ByteBuffer.allocate(13 + content.length);
        covered.putLong(sequence++).put((byte) type).put((byte) 3).put((byte) version.minor());
        covered.putShort((short) content.length).put(content);
        byte[] sealed = Bytes.join(content, mac.doFinal(covered.array()));
        int padding = EarlierSecrets.BLOCK - sealed.length % EarlierSecrets.BLOCK;
        byte[] padded = Arrays.copyOf(sealed, sealed.length + padding);
        Arrays.fill(padded, sealed.length, padded.length, (byte) (padding - 1));
        return cipher.update(Bytes.join(new byte[chance()], padded));
    }

    /** The content; whether it is genuine does not matter to a visitor that trusts no server anyway. */
    @Override
    public byte[] open(int type, byte[] record) throws GeneralSecurityException {
        byte[] padded = record.length % EarlierSecrets.BLOCK == 0 ? cipher.update(record) : null;
        int end = padded == null ? -1 : padded.length - 1 - (padded[padded.length - 1] & 0xff) - EarlierSecrets.MAC;
        if (end < chance()) {
            throw new GeneralSecurityException("no record of AES-CBC");
        }
        return Arrays.copyOfRange(padded, chance(), end);
    }

    private int chance() {
        return version == EarlierVersion.TLS_1_0 ? 0 : EarlierSecrets.BLOCK;
    }
}
