package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.KeyAgreement;

/** A client's half of a key exchange (RFC 8446, section 4.2.8.2). */
public final class KeyShare {
    private static final int UNCOMPRESSED = 4;

    private final NamedGroup group;
    private final int size;
    private final KeyPair pair;

    /** On P-256, the curve that every server has to know (RFC 8446, section 9.1). */
    public KeyShare() throws GeneralSecurityException {
        this(NamedGroup.SECP256R1);
    }

    /** @throws GeneralSecurityException when this machine's cryptography does not know the group */
    KeyShare(NamedGroup group) throws GeneralSecurityException {
        this.group = group;
        this.size = group.size();
        if (group == NamedGroup.X25519) {
            pair = KeyPairGenerator.getInstance(group.name()).generateKeyPair();
        } else {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(group.name().toLowerCase(Locale.ROOT)));
            pair = generator.generateKeyPair();
        }
    }

    /** Where the exchange takes place. */
    NamedGroup group() {
        return group;
    }

    /** The public point: uncompressed on a P curve, its coordinate alone on X25519 (RFC 7748, section 5). */
    public byte[] point() {
        if (group == NamedGroup.X25519) {
            byte[] encoded = new byte[size];
            put(((XECPublicKey) pair.getPublic()).getU(), encoded, 0);
            return reversed(encoded);
        }
        ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
        byte[] encoded = new byte[1 + 2 * size];
        encoded[0] = UNCOMPRESSED;
        put(point.getAffineX(), encoded, 1);
        put(point.getAffineY(), encoded, 1 + size);
        return encoded;
    }

    /** The secret that both sides know. */
    public byte[] agree(byte[] theirs) throws GeneralSecurityException {
        boolean montgomery = group == NamedGroup.X25519;
        KeyAgreement agreement = KeyAgreement.getInstance(montgomery ? group.name() : "ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(montgomery ? coordinate(theirs) : uncompressed(theirs), true);
        return agreement.generateSecret();
    }

    private PublicKey coordinate(byte[] theirs) throws GeneralSecurityException {
        if (theirs.length != size) {
            throw new GeneralSecurityException("not a point on X25519");
        }
        byte[] bytes = reversed(theirs);
        // The highest bit means nothing (RFC 7748, section 5).
        bytes[0] &= 0x7f;
        return KeyFactory.getInstance(group.name())
                .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bytes)));
    }

    private PublicKey uncompressed(byte[] theirs) throws GeneralSecurityException {
        if (theirs.length != 1 + 2 * size || theirs[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("not a point on " + group);
        }
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(theirs, 1, 1 + size)),
                new BigInteger(1, Arrays.copyOfRange(theirs, 1 + size, theirs.length)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) pair.getPublic()).getParams()));
    }

    private void put(BigInteger coordinate, byte[] target, int at) {
        byte[] bytes = coordinate.toByteArray();
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, target, at + size - length, length);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
