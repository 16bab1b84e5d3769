package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A certificate with its private key, ready to be sent or presented. It shows and serializes nothing of the key. */
public final class ClientCertificate {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final List<X509Certificate> chain;
    private final PrivateKey privateKey;

    /** @param chain leaf first, not empty */
    ClientCertificate(List<X509Certificate> chain, PrivateKey privateKey) {
        this.chain = List.copyOf(chain);
        this.privateKey = privateKey;
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** The leaf, then the CA certificates that were stored with it and belong to it, each followed by its issuer. */
    public List<X509Certificate> chain() {
        return chain;
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    /** The leaf alone, in PEM with a line end after the last line. */
    public String leafPem() {
        return pem(leaf());
    }

    /** The private key as unencrypted PKCS#8 in PEM: a secret, for the body of one request only. */
    public String privateKeyPem() {
        return pem("PRIVATE KEY", privateKey.getEncoded());
    }

    /** {@link Fingerprint#sha256} of the leaf. */
    public String sha256() {
        return Fingerprint.sha256(leaf());
    }

    /** One certificate in PEM. */
    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + new String(LINES.encode(der), StandardCharsets.US_ASCII)
                + "\n-----END " + label + "-----\n";
    }

    @Override
    public String toString() {
        return PrintableText.brief(leaf().getSubjectX500Principal().getName()) + " (SHA-256 " + sha256() + ")";
    }
}
