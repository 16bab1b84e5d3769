package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** How a client proves that it has its certificate's key (RFC 8446, section 4.2.3); in the order of preference. */
enum SignatureScheme {
    ECDSA_SECP256R1_SHA256(0x0403, 256, "SHA256withECDSA"),
    ECDSA_SECP384R1_SHA384(0x0503, 384, "SHA384withECDSA"),
    ECDSA_SECP521R1_SHA512(0x0603, 521, "SHA512withECDSA"),
    RSA_PSS_RSAE_SHA256(0x0804, 256),
    RSA_PSS_RSAE_SHA384(0x0805, 384),
    RSA_PSS_RSAE_SHA512(0x0806, 512);

    private static final String RSA_PSS = "RSASSA-PSS";

    private final int code;
    private final int bits;
    private final String algorithm;

    SignatureScheme(int code, int digestBits) {
        this(code, digestBits, RSA_PSS);
    }

    SignatureScheme(int code, int bits, String algorithm) {
        this.code = code;
        this.bits = bits;
        this.algorithm = algorithm;
    }

    /** The first that this key can do and the server takes; empty when there is none. */
    static Optional<SignatureScheme> of(PrivateKey key, Collection<Integer> accepted) {
        return Arrays.stream(values())
                .filter(scheme -> accepted.contains(scheme.code) && scheme.fits(key))
                .findFirst();
    }

    private boolean fits(PrivateKey key) {
        if (key instanceof ECPrivateKey curve) {
            // A scheme for elliptic curves names its curve.
            return !algorithm.equals(RSA_PSS) && curve.getParams().getOrder().bitLength() == bits;
        }
        return algorithm.equals(RSA_PSS) && key.getAlgorithm().equals("RSA");
    }

    int code() {
        return code;
    }

    byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        if (algorithm.equals(RSA_PSS)) {
            String digest = "SHA-" + bits;
            signature.setParameter(
                    new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / Byte.SIZE, 1));
        }
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }
}
