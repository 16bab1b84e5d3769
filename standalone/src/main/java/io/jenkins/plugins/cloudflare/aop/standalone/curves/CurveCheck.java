package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Whether a provider's curves and Java's own understand each other: a library that loads may still miscompute. */
final class CurveCheck {
    private static final String JAVAS = "SunEC";
    private static final byte[] MESSAGE = {1, 2, 3};

    private CurveCheck() {}

    /** @throws GeneralSecurityException if they do not */
    static void require(Provider provider) throws GeneralSecurityException {
        KeyPair pair = generate(KeyPairGenerator.getInstance("EC", provider));
        Signature signer = Signature.getInstance("SHA256withECDSA", provider);
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        byte[] signature = signer.sign();
        boolean accepted = verify(Signature.getInstance(signer.getAlgorithm(), JAVAS), pair.getPublic(), signature)
                && verify(Signature.getInstance(signer.getAlgorithm(), provider), pair.getPublic(), signature);
        signature[signature.length - 1] ^= 1;
        boolean refused = !verify(Signature.getInstance(signer.getAlgorithm(), provider), pair.getPublic(), signature);
        KeyPair other = generate(KeyPairGenerator.getInstance("EC", JAVAS));
        byte[] ours = agree(KeyAgreement.getInstance("ECDH", provider), pair.getPrivate(), other.getPublic());
        byte[] theirs = agree(KeyAgreement.getInstance("ECDH", JAVAS), other.getPrivate(), pair.getPublic());
        if (!accepted || !refused || !Arrays.equals(ours, theirs)) {
            throw new SignatureException(provider.getName() + " and " + JAVAS + " do not agree");
        }
    }

    private static KeyPair generate(KeyPairGenerator generator) throws GeneralSecurityException {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static boolean verify(Signature verifier, PublicKey key, byte[] signature) throws GeneralSecurityException {
        verifier.initVerify(key);
        verifier.update(MESSAGE);
        return verifier.verify(signature);
    }

    private static byte[] agree(KeyAgreement agreement, PrivateKey own, PublicKey other)
            throws GeneralSecurityException {
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
