package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** The client's half of a key exchange on P-256, the curve that every TLS 1.3 server has to know (RFC 8446, section 9.1). */
public final class KeyShare {
    private static final int SIZE = 32;
    private static final int UNCOMPRESSED = 4;

    private final KeyPair pair;

    public KeyShare() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pair = generator.generateKeyPair();
    }

    /** The public point, uncompressed (RFC 8446, section 4.2.8.2). */
    public byte[] point() {
        ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
        byte[] encoded = new byte[1 + 2 * SIZE];
        encoded[0] = UNCOMPRESSED;
        put(point.getAffineX(), encoded, 1);
        put(point.getAffineY(), encoded, 1 + SIZE);
        return encoded;
    }

    /** The secret that both sides know. */
    public byte[] agree(byte[] theirs) throws GeneralSecurityException {
        if (theirs.length != 1 + 2 * SIZE || theirs[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("not a point on P-256");
        }
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(theirs, 1, 1 + SIZE)),
                new BigInteger(1, Arrays.copyOfRange(theirs, 1 + SIZE, theirs.length)));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) pair.getPublic()).getParams())),
                true);
        return agreement.generateSecret();
    }

    private static void put(BigInteger coordinate, byte[] target, int at) {
        byte[] bytes = coordinate.toByteArray();
        int length = Math.min(bytes.length, SIZE);
        System.arraycopy(bytes, bytes.length - length, target, at + SIZE - length, length);
    }
}
