package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.origin.judge.PublicIssuer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.GateReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A leaf from a credential: only the very same certificate makes its upload needless. */
public record GivenLeaf(ClientCertificate leaf, GateReport gate) implements LeafSource {
    @Override
    public Optional<HostnameCertificate> adopt(List<HostnameCertificate> live) {
        return live.stream()
                .filter(held -> held.sha256().filter(leaf.sha256()::equals).isPresent())
                .findFirst();
    }

    @Override
    public Instant end() {
        return leaf.leaf().getNotAfter().toInstant();
    }

    @Override
    public List<String> hostnames() {
        return CertificateNames.of(leaf.leaf());
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(gate.warnings());
        PublicIssuer.of(leaf.chain())
                .ifPresent(issuer -> warnings.add("this certificate is issued by " + issuer
                        + "; an origin that asks for its certificates lets them all in: take one of a CA of your own"));
        return warnings;
    }
}
