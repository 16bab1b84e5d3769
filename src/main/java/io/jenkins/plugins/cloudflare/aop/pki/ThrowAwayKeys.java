package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Key pairs of forged certificates, one for each kind, size and role, kept for as long as the JVM runs: making an RSA key of 4096
 * bits takes seconds, and a proof needs several. No server trusts these keys, so there is nothing to lose by using them
 * again; a certificate that is to be trusted never gets one of them.
 */
final class ThrowAwayKeys {
    private static final Map<Slot, KeyPair> PAIRS = new ConcurrentHashMap<>();

    /** What a pair is for: the key of a forged leaf must never be the key it is signed with. */
    enum Role {
        LEAF,
        AUTHORITY,
        /** Of what signs the authority, in a longer chain. */
        ROOT
    }

    private record Slot(AsymmetricAlgorithm algorithm, Role role) {}

    private ThrowAwayKeys() {}

    static KeyPair get(AsymmetricAlgorithm algorithm, Role role, SecureRandom random) throws PkiException {
        Slot slot = new Slot(algorithm, role);
        KeyPair pair = PAIRS.get(slot);
        if (pair == null) {
            // Two builds may both make one; the first to finish wins, and neither waits for the other.
            KeyPair made = algorithm.generate(random);
            KeyPair earlier = PAIRS.putIfAbsent(slot, made);
            pair = earlier == null ? made : earlier;
        }
        return pair;
    }
}
