package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Subject key identifiers: the leftmost 160 bits of the SHA-256 of the public key (RFC 7093, method 1), without SHA-1. */
final class KeyIdentifier {
    private static final int BYTES = 20;

    private KeyIdentifier() {}

    static byte[] of(PublicKey key) {
        // SubjectPublicKeyInfo hands the bits out under another type in the libraries for FIPS 140 (RFC 5280, 4.1.2.7).
        ASN1Encodable bits = ASN1Sequence.getInstance(key.getEncoded()).getObjectAt(1);
        return Arrays.copyOf(Fingerprint.sha256(((ASN1BitString) bits).getBytes()), BYTES);
    }

    /** What certificates issued by this one must name; its own identifier where it has one, made in whatever way. */
    static byte[] of(X509Certificate issuer) {
        byte[] extension = issuer.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (extension == null) {
            return of(issuer.getPublicKey());
        }
        return SubjectKeyIdentifier.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets())
                .getKeyIdentifier();
    }
}
