package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fresh leaves of the private CA: like the certificate in use where this build knows it, since an origin may look at its
 * names; else for the given name or the hostname.
 */
final class IssuedCertificates implements OwnCertificates {
    private final PrivateCa issuer;
    private final Optional<String> commonName;
    private final PresentedCertificate presented;
    private final OperationContext context;
    private final Map<String, ClientCertificate> issued = new HashMap<>();

    IssuedCertificates(
            PrivateCa issuer, Optional<String> commonName, PresentedCertificate presented, OperationContext context) {
        this.issuer = issuer;
        this.commonName = commonName;
        this.presented = presented;
        this.context = context;
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
        Optional<X509Certificate> like = presented.leaf(hostname).filter(issuer::issued);
        try {
            return like.isPresent()
                    ? issuer.reissueLike(like.get(), context.clock().instant(), context.random())
                    : issuer.issue(
                            commonName.orElse(hostname),
                            Duration.ofDays(1),
                            context.clock().instant(),
                            context.random());
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    @Override
    public Optional<ClientCertificate> flawed(String hostname, PrivateCa.Flaw flaw) throws OperationException {
        try {
            return Optional.of(issuer.flawedLike(
                    of(hostname).orElseThrow().leaf(), flaw, context.clock().instant(), context.random()));
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }
}
