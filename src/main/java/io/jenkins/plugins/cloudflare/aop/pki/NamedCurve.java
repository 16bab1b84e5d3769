package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.PublicKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The curve of an EC key. Java's TLS knows P-256, P-384 and P-521 (JDK 16 dropped all others); it must be asked by
 * identifier, since other providers of a controller may read keys that TLS then cannot use.
 */
final class NamedCurve {
    private NamedCurve() {}

    /** @throws PkiException for an EC key on a named curve that cannot be used */
    static void requireSupported(String name, AlgorithmIdentifier algorithm) throws PkiException {
        if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                && !AsymmetricAlgorithm.isCurve(curve)) {
            String known = ECNamedCurveTable.getName(curve);
            throw new PkiException(
                    name + " holds a key on the curve " + (known == null ? curve.getId() : known)
                            + ", which is not supported; make a key on P-256 or P-384, or an RSA key, and a certificate for it");
        }
    }

    /** The same for the key of a certificate. */
    static void requireSupported(String name, PublicKey key) throws PkiException {
        requireSupported(
                name, SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm());
    }
}
