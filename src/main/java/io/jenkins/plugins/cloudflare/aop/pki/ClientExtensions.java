package io.jenkins.plugins.cloudflare.aop.pki;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Subject and extensions of TLS client certificates (RFC 5280). */
final class ClientExtensions {
    private static final int UB_COMMON_NAME = 64;

    private ClientExtensions() {}

    /**
     * CN = host, or nothing for a host longer than ub-common-name (RFC 5280, appendix A.1). A shortened CN would be the
     * name of another host, perhaps one with more rights; the subject alternative name has the whole.
     */
    static X500Name subject(String host) {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        if (host.length() <= UB_COMMON_NAME) {
            subject.addRDN(BCStyle.CN, host);
        }
        return subject.build();
    }

    /** A leaf for one host; the alternative name is critical when the subject is empty (RFC 5280, 4.2.1.6). */
    static List<Extension> forHost(String host) {
        boolean nameless = subject(host).getRDNs().length == 0;
        return standard(extension(
                Extension.subjectAlternativeName,
                nameless,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
    }

    /** A leaf with the alternative names of another, if that has any. */
    static List<Extension> withNamesOf(X509Certificate other) {
        Extensions extensions = of(other);
        return standard(extensions == null ? null : extensions.getExtension(Extension.subjectAlternativeName));
    }

    /** The same for a TLS server, which no server may take for a client. */
    static List<Extension> forServers(X509Certificate other) {
        List<Extension> extensions = withNamesOf(other);
        extensions.removeIf(extension -> extension.getExtnId().equals(Extension.extendedKeyUsage));
        extensions.add(
                extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
        return extensions;
    }

    /** A CA (RFC 5280, sections 4.2.1.3 and 4.2.1.9). */
    static List<Extension> authority() {
        return List.of(
                extension(Extension.basicConstraints, true, new BasicConstraints(true)),
                extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    }

    private static List<Extension> standard(Extension names) {
        List<Extension> extensions = new ArrayList<>();
        extensions.add(leaf());
        extensions.add(extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
        extensions.add(
                extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
        if (names != null) {
            extensions.add(names);
        }
        return extensions;
    }

    /** Critical basicConstraints CA:FALSE. */
    static Extension leaf() {
        return extension(Extension.basicConstraints, true, new BasicConstraints(false));
    }

    /** Every extension of a certificate but those named, as they are. */
    static List<Extension> copy(X509Certificate original, Set<ASN1ObjectIdentifier> but) {
        Extensions extensions = of(original);
        List<Extension> copies = new ArrayList<>();
        if (extensions == null) {
            return copies;
        }
        for (ASN1ObjectIdentifier id : extensions.getExtensionOIDs()) {
            if (!but.contains(id)) {
                copies.add(extensions.getExtension(id));
            }
        }
        return copies;
    }

    /** Null when there are none: Bouncy Castle knows no empty extensions, as RFC 5280 does not. */
    private static Extensions of(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded())
                    .getTBSCertificate()
                    .getExtensions();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }

    private static Extension extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            return new Extension(id, critical, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("an extension made here has an encoding", e);
        }
    }
}
