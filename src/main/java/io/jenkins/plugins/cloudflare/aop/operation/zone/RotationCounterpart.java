package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The other certificate of a rotation. Until the rotation has ended an origin has to accept its issuer as well.
 *
 * @param issuer null when Cloudflare does not tell
 */
public record RotationCounterpart(X500Principal issuer) {
    /** @param other the certificate that is left, if Cloudflare still holds it */
    public static RotationCounterpart from(Optional<HostnameCertificate> other) {
        return new RotationCounterpart(other.flatMap(HostnameCertificate::leaf)
                .map(X509Certificate::getIssuerX500Principal)
                .orElse(null));
    }

    /**
     * Whether every issuer that an origin may have to list is known by name. Cloudflare holds leaves only, so what is
     * above the issuer of the other certificate is known when it issued the configured one too, and that came with all of its CAs.
     *
     * @param chain the configured certificate, leaf first
     */
    public boolean isWithin(List<X509Certificate> chain) {
        X509Certificate top = chain.get(chain.size() - 1);
        return chain.size() > 1
                && top.getIssuerX500Principal().equals(top.getSubjectX500Principal())
                && chain.stream().anyMatch(one -> one.getIssuerX500Principal().equals(issuer));
    }
}
