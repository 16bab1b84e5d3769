package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Puts the certificates of a store in order: the one that belongs to the private key, then those above it. */
final class CertificateChain {
    /** More are a trust store, and would only keep the build busy. */
    private static final int MAXIMUM_CERTIFICATES = 32;

    private CertificateChain() {}

    static List<X509Certificate> of(String name, KeyAndCertificates material) throws PkiException {
        List<X509Certificate> rest =
                new ArrayList<>(material.certificates().stream().distinct().toList());
        if (rest.size() > MAXIMUM_CERTIFICATES) {
            throw new PkiException(
                    name + " holds " + rest.size() + " certificates beside its private key; keep only the"
                            + " one that belongs to the key and its chain");
        }
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(leaf(name, material, rest));
        rest.removeAll(chain);
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            List<X509Certificate> issuers =
                    rest.stream().filter(other -> issued(other, certificate)).toList();
            chain.addAll(issuers);
            rest.removeAll(issuers);
        }
        if (!rest.isEmpty()) {
            throw new PkiException(name + " holds a certificate that is not in the chain of the one that belongs to its"
                    + " private key (" + subject(rest.get(0)) + "); remove it");
        }
        return chain;
    }

    private static X509Certificate leaf(String name, KeyAndCertificates material, List<X509Certificate> certificates)
            throws PkiException {
        if (certificates.isEmpty()) {
            throw new PkiException(
                    name + " holds a private key but no certificate; add the certificate that belongs to it");
        }
        List<X509Certificate> own = certificates.stream()
                .filter(certificate -> KeyMatch.matches(certificate.getPublicKey(), material.privateKey()))
                .toList();
        if (own.isEmpty()) {
            // A key that Java cannot use matches nothing; that is not the certificate's fault.
            for (X509Certificate certificate : certificates) {
                NamedCurve.requireSupported(name, certificate.getPublicKey());
            }
            throw new PkiException(name + " holds a private key that does not belong to "
                    + (certificates.size() == 1
                            ? "its certificate (" + subject(certificates.get(0)) + ")"
                            : "any of its " + certificates.size() + " certificates")
                    + "; store the certificate with the private key it was made for");
        }
        if (own.size() > 1) {
            throw new PkiException(name + " holds " + own.size() + " different certificates for its private key ("
                    + subject(own.get(0)) + "); keep only the one to be used");
        }
        return own.get(0);
    }

    /** True when the name fits and the signature verifies: names alone may be borrowed. */
    static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static String subject(X509Certificate certificate) {
        return "subject "
                + PrintableText.brief(certificate.getSubjectX500Principal().getName());
    }
}
