package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What an origin has to trust to let a client certificate in: the CA that issued it and those above. Holds certificates
 * only, never a key.
 */
public final class CaBundle {
    private final List<X509Certificate> authorities;

    private CaBundle(List<X509Certificate> authorities) {
        this.authorities = List.copyOf(authorities);
    }

    /** For the leaves of a private CA. */
    public static CaBundle of(PrivateCa issuer) {
        return new CaBundle(issuer.chain());
    }

    /**
     * For one client certificate; one that is self-signed is its own CA.
     *
     * @param name of the credential, for the message
     * @throws PkiException when the credential holds no CA certificate
     */
    public static CaBundle of(String name, ClientCertificate certificate) throws PkiException {
        List<X509Certificate> chain = certificate.chain();
        if (chain.size() > 1) {
            return new CaBundle(chain.subList(1, chain.size()));
        }
        if (isSelfSigned(certificate.leaf())) {
            return new CaBundle(chain);
        }
        throw new PkiException(name + " holds the client certificate without the CA that issued it ("
                + PrintableText.brief(
                        certificate.leaf().getIssuerX500Principal().getName())
                + "); store that CA's certificate with it, or name the CA's own credential in issuerCredentialsId");
    }

    /** The certificates in PEM, the issuing CA first. */
    public String pem() {
        StringBuilder pem = new StringBuilder();
        authorities.forEach(authority -> pem.append(ClientCertificate.pem(authority)));
        return pem.toString();
    }

    /** Their subjects, in the same order, each fit for one line. */
    public List<String> subjects() {
        return authorities.stream()
                .map(authority ->
                        PrintableText.brief(authority.getSubjectX500Principal().getName()))
                .toList();
    }

    /**
     * How many certificates stand above the leaf, which is the verification depth that Apache httpd needs; OpenSSL alone,
     * and so nginx, would do with one less.
     */
    public int depth() {
        return authorities.size();
    }

    /** Whether it goes up to a root. OpenSSL trusts no CA whose own issuer it does not know. */
    public boolean reachesRoot() {
        return authorities.stream().anyMatch(CaBundle::isSelfSigned);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return CertificateChain.issued(certificate, certificate);
    }
}
