package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Kind and size of a key pair, told by the object identifiers of its encoding, since providers name the same kind
 * differently.
 *
 * @param family the JCA name of the key factory: RSA, RSASSA-PSS, EC, Ed25519 or Ed448
 * @param bits size of an RSA modulus, 0 for other families
 * @param curve the JCA name of an EC curve, empty for other families
 */
record AsymmetricAlgorithm(String family, int bits, String curve) {
    static final AsymmetricAlgorithm P256 = new AsymmetricAlgorithm("EC", 0, "secp256r1");
    static final AsymmetricAlgorithm P384 = new AsymmetricAlgorithm("EC", 0, "secp384r1");
    static final AsymmetricAlgorithm P521 = new AsymmetricAlgorithm("EC", 0, "secp521r1");
    static final AsymmetricAlgorithm ED25519 = new AsymmetricAlgorithm("Ed25519", 0, "");
    static final AsymmetricAlgorithm ED448 = new AsymmetricAlgorithm("Ed448", 0, "");

    /** RFC 8410. */
    private static final String ED25519_ID = "1.3.101.112";

    private static final String ED448_ID = "1.3.101.113";
    private static final String ECDSA_ARC = "1.2.840.10045.4.";

    private static final Map<ASN1ObjectIdentifier, String> FAMILIES = Map.of(
            PKCSObjectIdentifiers.rsaEncryption,
            "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey,
            "EC",
            new ASN1ObjectIdentifier(ED25519_ID),
            "Ed25519",
            new ASN1ObjectIdentifier(ED448_ID),
            "Ed448");

    private static final Map<ASN1ObjectIdentifier, AsymmetricAlgorithm> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1, P256,
            SECObjectIdentifiers.secp384r1, P384,
            SECObjectIdentifiers.secp521r1, P521);

    static AsymmetricAlgorithm rsa(int bits) {
        return new AsymmetricAlgorithm("RSA", bits, "");
    }

    /** Whether it is one of the curves that are supported. */
    static boolean isCurve(ASN1ObjectIdentifier curve) {
        return CURVES.containsKey(curve);
    }

    /** The JCA name of the key factory, null for a kind that no client certificate has. */
    static String family(AlgorithmIdentifier algorithm) {
        return FAMILIES.get(algorithm.getAlgorithm());
    }

    /** Of a public key; a kind that is not known keeps the name that its provider gives it. */
    static AsymmetricAlgorithm of(PublicKey key) {
        AlgorithmIdentifier algorithm =
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        String family = family(algorithm);
        if (key instanceof RSAKey rsa) {
            return new AsymmetricAlgorithm(
                    family == null ? "RSA" : family, rsa.getModulus().bitLength(), "");
        }
        if (algorithm.getParameters() instanceof ASN1ObjectIdentifier curve && CURVES.containsKey(curve)) {
            return CURVES.get(curve);
        }
        return new AsymmetricAlgorithm(family == null ? key.getAlgorithm() : family, 0, "");
    }

    /** Of the key that signed a certificate, guessed from the signature's kind and length; RSA of at most 4096 bits. */
    static AsymmetricAlgorithm ofSigner(X509Certificate certificate) {
        String signature = certificate.getSigAlgOID();
        int length = certificate.getSignature().length;
        if (signature.equals(ED25519_ID)) {
            return ED25519;
        }
        if (signature.equals(ED448_ID)) {
            return ED448;
        }
        if (signature.startsWith(ECDSA_ARC)) {
            // The DER encoding of two integers of 32, 48 or 66 bytes has at most these lengths.
            return length <= 72 ? P256 : length <= 104 ? P384 : P521;
        }
        return rsa(Math.max(2048, Math.min(4096, length * 8)));
    }

    /** The JCA signature algorithm for certificates signed with such a key, null when none is offered here. */
    String signature() {
        return switch (family) {
            case "RSA" -> "SHA256withRSA";
            case "EC" ->
                switch (curve) {
                    case "secp521r1" -> "SHA512withECDSA";
                    case "secp384r1" -> "SHA384withECDSA";
                    default -> "SHA256withECDSA";
                };
            case "Ed25519", "Ed448" -> family;
            default -> null;
        };
    }

    KeyPair generate(SecureRandom random) throws PkiException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            if (bits > 0) {
                generator.initialize(bits, random);
            } else if (!curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(curve), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            // An error for what FIPS 140 does not approve (org.bouncycastle.crypto.fips.FipsOperationError).
            throw new PkiException("this Java cannot make a key pair of the kind " + this
                    + "; use a client certificate with an RSA key of 2048 bits or an EC key on P-256");
        }
    }

    @Override
    public String toString() {
        return switch (curve) {
            case "secp256r1" -> "EC P-256";
            case "secp384r1" -> "EC P-384";
            case "secp521r1" -> "EC P-521";
            default -> bits > 0 ? family + " " + bits : family;
        };
    }
}
