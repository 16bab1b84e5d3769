package io.jenkins.plugins.cloudflare.aop.origin.visit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyKindTest {
    private static PrivateKey key(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve.isEmpty() ? "RSA" : "EC");
        if (!curve.isEmpty()) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair().getPrivate();
    }

    @ParameterizedTest
    @CsvSource({
        "EC, secp256r1, true",
        "EC_RSA, secp256r1, true",
        "EC/secp256r1, secp256r1, true",
        "EC/secp384r1, secp384r1, true",
        "EC/secp521r1, secp521r1, true",
        "EC/secp384r1, secp256r1, false",
        "EC/secp256r1, secp384r1, false",
        "EC/brainpoolP256r1tls13, secp256r1, false",
        "EC/, secp256r1, false",
        "ECDSA, secp256r1, false",
        "RSA, secp256r1, false",
        "Ed25519, secp256r1, false",
        "RSA, '', true",
        "RSASSA-PSS, '', false",
        "RSA/secp256r1, '', false",
        "EC/secp256r1, '', false",
    })
    void ofAKey(String kind, String curve, boolean matches) throws GeneralSecurityException {
        assertThat(KeyKind.matches(kind, key(curve)), is(matches));
    }
}
