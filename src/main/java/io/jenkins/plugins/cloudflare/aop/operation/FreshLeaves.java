package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.Issuer;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fresh leaves of the private CA: like the certificate in use where this build knows it, since an origin may look at its
 * names; else for the given name or the hostname.
 */
final class FreshLeaves implements OwnCertificates {
    private final Issuer issuer;
    private final Optional<String> commonName;
    private final CertificateInUse inUse;
    private final Surroundings surroundings;
    private final Map<String, ClientCertificate> issued = new HashMap<>();

    FreshLeaves(Issuer issuer, Optional<String> commonName, CertificateInUse inUse, Surroundings surroundings) {
        this.issuer = issuer;
        this.commonName = commonName;
        this.inUse = inUse;
        this.surroundings = surroundings;
    }

    @Override
    public Optional<ClientCertificate> of(String hostname) throws OperationException {
        ClientCertificate certificate = issued.get(hostname);
        if (certificate == null) {
            certificate = fresh(hostname);
            issued.put(hostname, certificate);
        }
        return Optional.of(certificate);
    }

    private ClientCertificate fresh(String hostname) throws OperationException {
        Optional<X509Certificate> like = inUse.leaf(hostname).filter(issuer::issued);
        try {
            return like.isPresent()
                    ? issuer.reissueLike(like.get(), surroundings.clock().instant(), surroundings.random())
                    : issuer.issue(
                            commonName.orElse(hostname),
                            Duration.ofDays(1),
                            surroundings.clock().instant(),
                            surroundings.random());
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    @Override
    public Optional<ClientCertificate> expired(String hostname) throws OperationException {
        try {
            return Optional.of(issuer.expiredLike(
                    of(hostname).orElseThrow().leaf(), surroundings.clock().instant(), surroundings.random()));
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }
}
