package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A hostname certificate as Cloudflare holds it. The API never returns the private key and has no fingerprint; identity
 * is the SHA-256 of the DER encoding, since the API may return the PEM text with other line ends than it was sent.
 *
 * @param pem the leaf certificate as returned, may be null
 * @param statusText the API's own word for the status
 * @param expiresOn the end of the certificate's validity, may be null
 */
public record HostnameCertificate(
        CertificateId id, String pem, String statusText, Instant expiresOn, String issuer, Instant uploadedOn) {

    public DeploymentStatus status() {
        return DeploymentStatus.of(statusText);
    }

    /** The certificate itself, empty when the API returned none that can be read. */
    public Optional<X509Certificate> leaf() {
        if (pem == null) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** SHA-256 of the DER encoding in lower case hexadecimal, empty when there is no readable certificate. */
    public Optional<String> sha256() {
        return leaf().map(HostnameCertificate::fingerprint);
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 of a parsed certificate", e);
        }
    }
}
