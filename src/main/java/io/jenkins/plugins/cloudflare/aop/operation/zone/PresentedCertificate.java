package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
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
public final class PresentedCertificate {
    private final OperationContext context;
    private final HostnameCertificate known;
    private final RotationCounterpart counterpart;

    /** As far as earlier operations of this build tell. */
    public PresentedCertificate(OperationContext context) {
        this(context, null, null);
    }

    private PresentedCertificate(OperationContext context, HostnameCertificate known, RotationCounterpart counterpart) {
        this.context = context;
        this.known = known;
        this.counterpart = counterpart;
    }

    /** The same certificate for every hostname, by an operation that sees to that while it replaces one. */
    public static PresentedCertificate known(
            OperationContext context, HostnameCertificate certificate, RotationCounterpart counterpart) {
        return new PresentedCertificate(context, certificate, counterpart);
    }

    /** Empty while nothing is replaced. */
    public Optional<RotationCounterpart> counterpart() {
        return Optional.ofNullable(counterpart);
    }

    /** Cloudflare's id, when this build enabled the hostname. */
    public Optional<String> id(String hostname) {
        if (known != null) {
            return Optional.of(known.id().value());
        }
        return enabling(hostname).map(OperationEntry::certificate).map(CertificateEntry::id);
    }

    /** Cloudflare's id of a certificate that this build uploaded. */
    public Optional<String> idOf(String sha256) {
        return context.recorder().entries().stream()
                .map(OperationEntry::certificate)
                .filter(entry -> entry != null && entry.id() != null && sha256.equals(entry.sha256()))
                .map(CertificateEntry::id)
                .findFirst();
    }

    /** The leaf, when this build enabled the hostname and the journal has it. */
    public Optional<X509Certificate> leaf(String hostname) throws OperationException {
        if (known != null) {
            return known.leaf();
        }
        Optional<OperationEntry> enabling = enabling(hostname);
        if (enabling.isEmpty()
                || enabling.get().certificate() == null
                || enabling.get().zone() == null) {
            return Optional.empty();
        }
        return context.journal()
                .read(new ZoneId(enabling.get().zone().id()))
                .leaf(enabling.get().certificate().sha256())
                .flatMap(leaf -> parsed(leaf.der()));
    }

    private Optional<OperationEntry> enabling(String hostname) {
        List<OperationEntry> entries = context.recorder().entries().stream()
                .filter(entry -> OperationName.ENABLE_HOSTNAME.is(entry.operation())
                        || OperationName.ROTATE_CERTIFICATE.is(entry.operation()))
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
