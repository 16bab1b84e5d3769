package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The digest under a certificate's signature, as far as it is one that servers no longer accept. */
final class SignatureDigest {
    private static final Map<ASN1ObjectIdentifier, String> OUTDATED = Map.of(
            PKCSObjectIdentifiers.md2WithRSAEncryption, "MD2",
            PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5",
            PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1",
            OIWObjectIdentifiers.sha1WithRSA, "SHA-1",
            OIWObjectIdentifiers.md5WithRSA, "MD5",
            OIWObjectIdentifiers.dsaWithSHA1, "SHA-1",
            X9ObjectIdentifiers.id_dsa_with_sha1, "SHA-1",
            X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA-1");

    private SignatureDigest() {}

    /** The name of the digest when it is MD2, MD5 or SHA-1. */
    static Optional<String> outdated(X509Certificate certificate) {
        AlgorithmIdentifier algorithm = algorithm(certificate);
        if (isPss(algorithm)) {
            // Absent parameters mean SHA-1 (RFC 4055, 3.1).
            ASN1ObjectIdentifier digest = algorithm.getParameters() == null
                    ? OIWObjectIdentifiers.idSHA1
                    : RSASSAPSSparams.getInstance(algorithm.getParameters())
                            .getHashAlgorithm()
                            .getAlgorithm();
            return digest.equals(OIWObjectIdentifiers.idSHA1) ? Optional.of("SHA-1") : Optional.empty();
        }
        return Optional.ofNullable(OUTDATED.get(algorithm.getAlgorithm()));
    }

    static boolean isPss(X509Certificate certificate) {
        return isPss(algorithm(certificate));
    }

    private static boolean isPss(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    }

    private static AlgorithmIdentifier algorithm(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded()).getSignatureAlgorithm();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }
}
