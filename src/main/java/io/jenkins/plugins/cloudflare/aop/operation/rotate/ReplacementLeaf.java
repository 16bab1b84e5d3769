package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.HostnameLimit;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The leaf that replaces a certificate: anything that serves, but the old one and what has no room for the hostnames. */
final class ReplacementLeaf implements LeafSource {
    private final LeafSource source;
    private final CertificateId old;
    private final Set<String> hostnames;
    private Map<String, Association> present = Map.of();

    ReplacementLeaf(LeafSource source, CertificateId old, Set<String> hostnames) {
        this.source = source;
        this.old = old;
        this.hostnames = hostnames;
    }

    /** Takes note of who uses what. */
    void observe(Map<String, Association> associations) {
        present = associations;
    }

    @Override
    public Optional<HostnameCertificate> adopt(List<HostnameCertificate> live) {
        return source.adopt(live.stream()
                .filter(held -> !held.id().equals(old))
                .filter(held -> HostnameLimit.isFor(hostnames, held.id(), present))
                .toList());
    }

    @Override
    public ClientCertificate leaf() throws OperationException {
        return source.leaf();
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
