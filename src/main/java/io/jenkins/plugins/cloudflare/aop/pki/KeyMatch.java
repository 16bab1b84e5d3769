package io.jenkins.plugins.cloudflare.aop.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Tells whether a private and a public key belong together, by signing and verifying, which works for every kind. */
final class KeyMatch {
    private static final byte[] PROBE = "key match".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static boolean matches(PublicKey publicKey, PrivateKey privateKey) {
        if (publicKey instanceof RSAKey open
                && privateKey instanceof RSAKey secret
                && !open.getModulus().equals(secret.getModulus())) {
            return false;
        }
        try {
            AsymmetricAlgorithm algorithm = AsymmetricAlgorithm.of(publicKey);
            boolean pss = algorithm.family().equals("RSASSA-PSS");
            Signature signer = Signature.getInstance(pss ? algorithm.family() : name(algorithm));
            Signature verifier = Signature.getInstance(signer.getAlgorithm());
            if (pss) {
                AlgorithmParameterSpec parameters = pss(publicKey);
                signer.setParameter(parameters);
                verifier.setParameter(parameters);
            }
            signer.initSign(privateKey);
            signer.update(PROBE);
            verifier.initVerify(publicKey);
            verifier.update(PROBE);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException | RuntimeException e) {
            // Keys of different kinds, a key too short to sign with, or a damaged one.
            return false;
        } catch (AssertionError e) {
            // A key that FIPS 140 does not let sign (org.bouncycastle.crypto.fips.FipsOperationError): the modulus has
            // to do.
            return publicKey instanceof RSAKey && privateKey instanceof RSAKey;
        }
    }

    private static String name(AsymmetricAlgorithm algorithm) {
        return algorithm.signature() == null ? "SHA256with" + algorithm.family() : algorithm.signature();
    }

    /** A PSS key may bind its parameters; else any will do. */
    private static AlgorithmParameterSpec pss(PublicKey key) {
        if (key instanceof RSAKey rsa && rsa.getParams() != null) {
            return rsa.getParams();
        }
        return new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
    }
}
