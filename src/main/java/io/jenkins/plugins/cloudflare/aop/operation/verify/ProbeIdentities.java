package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.ForgedAuthorities;
import io.jenkins.plugins.cloudflare.aop.pki.ForgedCertificates;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
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
    private static final Map<Visitor, PrivateCa.Flaw> FLAWED = Map.of(
            Visitor.NOT_YET_VALID, PrivateCa.Flaw.NOT_YET_VALID,
            Visitor.NO_CLIENT_AUTH, PrivateCa.Flaw.NO_CLIENT_AUTH);

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
                for (Map.Entry<Visitor, PrivateCa.Flaw> flaw : FLAWED.entrySet()) {
                    Optional<ClientCertificate> flawed = own.flawed(hostname, flaw.getValue());
                    if (flawed.isPresent()) {
                        identities.add(identity(flaw.getKey(), flawed.get()));
                    }
                }
            } catch (PkiException e) {
                throw new OperationException(e.getMessage());
            }
            made.put(sameFor, identities);
        }
        return identities;
    }

    private List<Identity> around(ClientCertificate configured) throws PkiException {
        List<X509Certificate> chain = configured.chain();
        X509Certificate leaf = configured.leaf();
        ClientCertificate forged = ForgedCertificates.sameNames(leaf, context.random());
        List<Identity> identities = new ArrayList<>(List.of(
                identity(Visitor.CONFIGURED, configured),
                identity(Visitor.FORGED, forged),
                identity(Visitor.SELF_SIGNED, ForgedCertificates.selfSigned(leaf, context.random()))));
        identities.addAll(chains(forged, chain));
        identities.add(identity(Visitor.STUFFED_LEAF, forged, List.of(leaf)));
        if (chain.size() > 1) {
            identities.add(identity(Visitor.STUFFED_CHAIN, forged, chain));
            identities.add(identity(
                    Visitor.STUFFED_AUTHORITY,
                    ForgedCertificates.withoutIdentifiers(leaf, context.random()),
                    chain.subList(1, chain.size())));
        }
        return identities;
    }

    private List<Identity> without(String hostname, X500Principal issuer) throws PkiException {
        ClientCertificate forged = ForgedCertificates.forIssuerName(
                issuer, hostname, context.clock().instant(), context.random());
        List<Identity> identities = new ArrayList<>(List.of(
                identity(Visitor.FORGED, forged),
                identity(
                        Visitor.SELF_SIGNED,
                        ForgedCertificates.selfSigned(hostname, context.clock().instant(), context.random()))));
        identities.addAll(chains(forged, List.of(forged.leaf())));
        return identities;
    }

    private List<Identity> chains(ClientCertificate forged, List<X509Certificate> real) throws PkiException {
        return List.of(
                identity(Visitor.FORGED_CHAIN, forged, ForgedAuthorities.behind(forged.leaf(), real, context.random())),
                identity(
                        Visitor.PARTIAL_CHAIN,
                        forged,
                        List.of(ForgedAuthorities.unrooted(forged.leaf(), real, context.random()))));
    }

    /** With certificates of others behind the leaf, in this order. */
    private static Identity identity(Visitor visitor, ClientCertificate leaf, List<X509Certificate> behind) {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(leaf.leaf());
        chain.addAll(behind);
        return identity(visitor, chain, leaf.privateKey());
    }

    /**
     * The leaf alone goes out, as it does from Cloudflare, which is given no more: with intermediates sent along, an
     * origin that misses them would look well and refuse Cloudflare.
     */
    static Identity identity(Visitor visitor, ClientCertificate certificate) {
        return identity(visitor, List.of(certificate.leaf()), certificate.privateKey());
    }

    private static Identity identity(Visitor visitor, List<X509Certificate> chain, PrivateKey signer) {
        try {
            List<byte[]> encoded = new ArrayList<>();
            for (X509Certificate certificate : chain) {
                encoded.add(certificate.getEncoded());
            }
            return new Identity(visitor, encoded, signer.getEncoded(), signer.getAlgorithm());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }
}
