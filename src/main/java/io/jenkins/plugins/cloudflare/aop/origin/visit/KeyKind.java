package io.jenkins.plugins.cloudflare.aop.origin.visit;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/**
 * The kinds of keys that TLS stacks ask a key manager for. The JDK's are {@code EC} and {@code RSA}, {@code EC_RSA} with the
 * issuer's; Bouncy Castle's say on TLS 1.3, where a signature scheme binds its curve (RFC 8446, section 4.2.3), which curve:
 * {@code EC/secp256r1} (org.bouncycastle.jsse.provider.JsseUtils, getKeyType13).
 */
final class KeyKind {
    private KeyKind() {}

    /** Whether the key is of this kind. */
    static boolean matches(String kind, PrivateKey key) {
        String algorithm = key.getAlgorithm();
        return kind.equals(algorithm)
                || kind.startsWith(algorithm + "_")
                || kind.startsWith(algorithm + "/")
                        && key instanceof ECKey own
                        && onCurve(kind.substring(algorithm.length() + 1), own.getParams());
    }

    private static boolean onCurve(String name, ECParameterSpec own) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec(name));
            ECParameterSpec named = curve.getParameterSpec(ECParameterSpec.class);
            return named.getCurve().equals(own.getCurve())
                    && named.getGenerator().equals(own.getGenerator())
                    && named.getOrder().equals(own.getOrder());
        } catch (GeneralSecurityException e) {
            // A curve that this machine does not know is not the key's.
            return false;
        }
    }
}
