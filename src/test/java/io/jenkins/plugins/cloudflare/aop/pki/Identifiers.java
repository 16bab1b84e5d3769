package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Reads key identifiers and names of a certificate; it must have them. */
final class Identifiers {
    private Identifiers() {}

    static byte[] subject(X509Certificate certificate) {
        return SubjectKeyIdentifier.getInstance(value(certificate, Extension.subjectKeyIdentifier.getId()))
                .getKeyIdentifier();
    }

    static byte[] authority(X509Certificate certificate) {
        return AuthorityKeyIdentifier.getInstance(value(certificate, Extension.authorityKeyIdentifier.getId()))
                .getKeyIdentifierOctets();
    }

    /** Alternative names as a list, which can be compared. */
    static List<List<?>> names(X509Certificate certificate) throws CertificateParsingException {
        return List.copyOf(certificate.getSubjectAlternativeNames());
    }

    private static byte[] value(X509Certificate certificate, String id) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue(id)).getOctets();
    }
}
