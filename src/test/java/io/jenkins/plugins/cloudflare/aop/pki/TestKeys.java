package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs made once for a test run, told apart by a name of the test's choice. */
public final class TestKeys {
    static final SecureRandom RANDOM = new SecureRandom();

    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    public static KeyPair rsa(String name) {
        return pair(name, AsymmetricAlgorithm.rsa(2048));
    }

    public static KeyPair p256(String name) {
        return pair(name, AsymmetricAlgorithm.P256);
    }

    static KeyPair pair(String name, AsymmetricAlgorithm algorithm) {
        return PAIRS.computeIfAbsent(algorithm + " " + name, slot -> {
            try {
                return algorithm.generate(RANDOM);
            } catch (PkiException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
