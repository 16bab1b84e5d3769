package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What this build knows of the certificate that Cloudflare presents for a hostname, without asking Cloudflare. */
final class CertificateInUse {
    private final Surroundings surroundings;
    private final HostnameCertificate known;

    /** As far as earlier operations of this build tell. */
    CertificateInUse(Surroundings surroundings) {
        this(surroundings, null);
    }

    private CertificateInUse(Surroundings surroundings, HostnameCertificate known) {
        this.surroundings = surroundings;
        this.known = known;
    }

    /** The same certificate for every hostname, by an operation that sees to that. */
    static CertificateInUse known(Surroundings surroundings, HostnameCertificate certificate) {
        return new CertificateInUse(surroundings, certificate);
    }

    /** Cloudflare's id, when this build enabled the hostname. */
    Optional<String> id(String hostname) {
        if (known != null) {
            return Optional.of(known.id().value());
        }
        return enabling(hostname).map(OperationEntry::certificate).map(CertificateEntry::id);
    }

    /** Cloudflare's id of a certificate that this build uploaded. */
    Optional<String> idOf(String sha256) {
        return surroundings.ledger().entries().stream()
                .map(OperationEntry::certificate)
                .filter(entry -> entry != null && entry.id() != null && sha256.equals(entry.sha256()))
                .map(CertificateEntry::id)
                .findFirst();
    }

    /** The leaf, when this build enabled the hostname and the journal has it. */
    Optional<X509Certificate> leaf(String hostname) throws OperationException {
        if (known != null) {
            return known.leaf();
        }
        Optional<OperationEntry> enabling = enabling(hostname);
        if (enabling.isEmpty()
                || enabling.get().certificate() == null
                || enabling.get().zone() == null) {
            return Optional.empty();
        }
        return surroundings
                .journal()
                .read(new ZoneId(enabling.get().zone().id()))
                .leaf(enabling.get().certificate().sha256())
                .flatMap(leaf -> parsed(leaf.der()));
    }

    private Optional<OperationEntry> enabling(String hostname) {
        List<OperationEntry> entries = surroundings.ledger().entries().stream()
                .filter(entry -> entry.operation().equals(EnableHostname.NAME)
                        || entry.operation().equals(RotateCertificate.NAME))
                .filter(entry -> entry.outcome() == Outcome.SUCCESS)
                .filter(entry ->
                        entry.hostnames().stream().map(HostnameEntry::hostname).anyMatch(hostname::equals))
                .toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    private static Optional<X509Certificate> parsed(String base64) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64))));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
