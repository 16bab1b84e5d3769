package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.ForgedCertificates;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates with which an origin is visited: forged ones, and the configured one where there is one. Made here
 * and not where the visits start from, so that a CA's key never leaves.
 */
final class ProbeIdentities {
    private final OwnCertificates own;
    private final OperationContext context;
    private final Map<Object, List<Identity>> made = new HashMap<>();

    ProbeIdentities(OwnCertificates own, OperationContext context) {
        this.own = own;
        this.context = context;
    }

    /** The visitors for a target, shared by all targets for which they would be the same. */
    List<Identity> of(TargetSurvey survey) throws OperationException {
        String hostname = survey.target().hostname();
        Optional<ClientCertificate> configured = own.of(hostname);
        Optional<X500Principal> issuer =
                survey.acceptedIssuers().stream().findFirst().map(X500Principal::new);
        Object sameFor = configured.isPresent() ? configured.get() : List.of(hostname, issuer);
        List<Identity> identities = made.get(sameFor);
        if (identities == null) {
            try {
                identities = configured.isPresent() ? around(configured.get()) : without(hostname, issuer.orElse(null));
            } catch (PkiException e) {
                throw new OperationException(e.getMessage());
            }
            made.put(sameFor, identities);
        }
        return identities;
    }

    private List<Identity> around(ClientCertificate configured) throws PkiException {
        X509Certificate leaf = configured.leaf();
        return List.of(
                identity(Visitor.CONFIGURED, configured),
                identity(Visitor.FORGED, ForgedCertificates.sameNames(leaf, context.random())),
                identity(Visitor.SELF_SIGNED, ForgedCertificates.selfSigned(leaf, context.random())));
    }

    private List<Identity> without(String hostname, X500Principal issuer) throws PkiException {
        return List.of(
                identity(
                        Visitor.FORGED,
                        ForgedCertificates.forIssuerName(
                                issuer, hostname, context.clock().instant(), context.random())),
                identity(
                        Visitor.SELF_SIGNED,
                        ForgedCertificates.selfSigned(hostname, context.clock().instant(), context.random())));
    }

    /**
     * The leaf alone goes out, as it does from Cloudflare, which is given no more: with intermediates sent along, an
     * origin that misses them would look well and refuse Cloudflare.
     */
    static Identity identity(Visitor visitor, ClientCertificate certificate) {
        try {
            return new Identity(
                    visitor,
                    List.of(certificate.leaf().getEncoded()),
                    certificate.privateKey().getEncoded(),
                    certificate.privateKey().getAlgorithm());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }
}
