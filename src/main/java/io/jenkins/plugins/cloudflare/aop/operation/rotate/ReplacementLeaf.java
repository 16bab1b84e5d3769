package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.HostnameLimit;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.upload.IssuedLeaf;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The leaf that replaces a certificate: anything that serves, but the old one and what has no room for the hostnames. Of
 * an issuer's leaves also none that the hostnames had before, none that lives longer than the step asks for, and in a
 * forced rotation none that was there before it began: whoever forces one may do so because a key has leaked.
 */
final class ReplacementLeaf implements LeafSource {
    private final RotationContext context;
    private final RotationPlan plan;
    private final LeafSource source;
    private final Set<CertificateId> before;
    private Map<String, Association> present = Map.of();

    private ReplacementLeaf(RotationContext context, RotationPlan plan, Set<CertificateId> before) {
        this.context = context;
        this.plan = plan;
        this.source = context.parameters().source();
        this.before = before;
    }

    static ReplacementLeaf of(RotationContext context, RotationPlan plan) throws OperationException {
        ZoneDocument document =
                context.operation().journal().read(context.zone().id());
        Set<CertificateId> before = new LinkedHashSet<>();
        for (String hostname : plan.hostnames().keySet()) {
            HostnamePointer pointer = document.hostnames().get(hostname);
            if (pointer != null) {
                pointer.earlier().forEach(id -> before.add(new CertificateId(id)));
                before.add(new CertificateId(pointer.certificateId()));
            }
        }
        return new ReplacementLeaf(context, plan, before);
    }

    /** Takes note of who uses what. */
    void observe(Map<String, Association> associations) {
        present = associations;
    }

    @Override
    public Optional<HostnameCertificate> adopt(List<HostnameCertificate> live) {
        return source.adopt(live.stream()
                .filter(one -> !one.id().equals(plan.old()))
                .filter(one -> HostnameLimit.isFor(plan.hostnames().keySet(), one.id(), present))
                .filter(one -> !(source instanceof IssuedLeaf issued) || isNew(one, issued))
                .toList());
    }

    private boolean isNew(HostnameCertificate certificate, IssuedLeaf issued) {
        return !before.contains(certificate.id())
                && certificate.leaf().filter(issued::fits).isPresent()
                && (!context.parameters().force() || isOfThisRun(certificate));
    }

    /** The certificate itself tells when it was issued; the CA dates it back a little. */
    private boolean isOfThisRun(HostnameCertificate certificate) {
        try {
            return context.operation()
                    .journal()
                    .read(context.zone().id())
                    .leaf(certificate.sha256().orElse(""))
                    .filter(leaf ->
                            leaf.build().equals(context.operation().recorder().build()))
                    .filter(leaf -> !Instant.parse(leaf.at())
                            .isBefore(context.entry().startedAt().minusSeconds(1)))
                    .isPresent();
        } catch (OperationException e) {
            // What the journal cannot tell was not issued by this run.
            return false;
        }
    }

    @Override
    public ClientCertificate leaf() throws OperationException {
        return source.leaf();
    }

    @Override
    public Instant end() {
        return source.end();
    }

    @Override
    public List<String> hostnames() {
        return source.hostnames();
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }
}
