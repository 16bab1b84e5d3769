package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM in TLS 1.2 (RFC 5288, section 3). */
final class GcmProtection implements RecordProtection {
    /** Of the nonce, the part that both sides know and the part that is sent, in bytes. */
    static final int FIXED = 4;

    private static final int SENT = 8;
    private static final int TAG = 16;

    private final int mode;
    private final SecretKeySpec key;
    private final byte[] fixed;
    private long sequence;

    /** @param mode of {@link Cipher} */
    GcmProtection(int mode, byte[] key, byte[] fixed) {
        this.mode = mode;
        this.key = new SecretKeySpec(key, "AES");
        this.fixed = fixed;
    }

    @Override
    public byte[] seal(int type, byte[] content) throws GeneralSecurityException {
        byte[] sent = ByteBuffer.allocate(SENT).putLong(sequence).array();
        return Bytes.join(sent, cipher(sent, type, content.length).doFinal(content));
    }

    @Override
    public byte[] open(int type, byte[] record) throws GeneralSecurityException {
        if (record.length < SENT + TAG) {
            throw new GeneralSecurityException("no record of AES-GCM");
        }
        return cipher(Arrays.copyOf(record, SENT), type, record.length - SENT - TAG)
                .doFinal(record, SENT, record.length - SENT);
    }

    private Cipher cipher(byte[] sent, int type, int length) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, Bytes.join(fixed, sent)));
        ByteBuffer covered = ByteBuffer.allocate(13).putLong(sequence++).put((byte) type);
        covered.put((byte) 3).put((byte) EarlierVersion.TLS_1_2.minor()).putShort((short) length);
        cipher.updateAAD(covered.array());
        return cipher;
    }
}
