package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A leaf before it is signed.
 *
 * @param extensions all but the key identifiers, which come from the subject's and the signatory's keys
 */
record LeafDraft(
        X500Name subject,
        BigInteger serial,
        Instant notBefore,
        Instant notAfter,
        PublicKey publicKey,
        List<Extension> extensions) {

    /** Positive, 128 random bits: within the 20 octets of RFC 5280, 4.1.2.2, and not to be guessed. */
    static BigInteger randomSerial(SecureRandom random) {
        return new BigInteger(128, random).add(BigInteger.ONE);
    }

    X509Certificate signedBy(CertificateSigner signatory, SecureRandom random) throws PkiException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                signatory.name(),
                serial,
                Date.from(notBefore),
                Date.from(notAfter),
                subject,
                SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
        try {
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            if (signatory.identifier() != null) {
                builder.addExtension(
                        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KeyIdentifier.of(publicKey)));
                builder.addExtension(
                        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(signatory.identifier()));
            }
            return signatory.sign(builder, random);
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new PkiException("a certificate for " + PrintableText.brief(subject.toString())
                    + " cannot be signed in the name of "
                    + PrintableText.brief(signatory.name().toString()) + ": this Java has no " + signatory.algorithm()
                    + " for that key; use an issuer with an RSA, EC or Ed25519 key");
        }
    }
}
