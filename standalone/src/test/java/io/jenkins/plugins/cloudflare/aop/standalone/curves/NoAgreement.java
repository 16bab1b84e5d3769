package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Has the same secret for all. */
final class NoAgreement extends KeyAgreementSpi {
    private static final byte[] SECRET = new byte[32];

    @Override
    protected void engineInit(Key own, SecureRandom random) {
        // It needs no key.
    }

    @Override
    protected void engineInit(Key own, AlgorithmParameterSpec parameters, SecureRandom random) {
        // Nor parameters.
    }

    @Override
    protected Key engineDoPhase(Key other, boolean last) {
        return null;
    }

    @Override
    protected byte[] engineGenerateSecret() {
        return SECRET.clone();
    }

    @Override
    protected int engineGenerateSecret(byte[] into, int from) {
        System.arraycopy(SECRET, 0, into, from, SECRET.length);
        return SECRET.length;
    }

    @Override
    protected SecretKey engineGenerateSecret(String algorithm) {
        return new SecretKeySpec(SECRET, algorithm);
    }
}
