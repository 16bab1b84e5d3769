package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Brings a leaf into a zone, or finds one there that serves as well, until it is active at Cloudflare's edge. */
public final class LeafDeployment {
    private final Zone zone;
    private final LeafSource source;
    private final AopApi api;
    private final OperationContext context;
    private final EntryBuilder entry;
    private final Backoff polling = Backoff.ofPolling();
    private boolean said;
    private CertificateId chosen;
    private String awaited = "a list of the zone's certificates";

    /** In which the certificate was there and not active yet. */
    private List<HostnameCertificate> pending;

    public LeafDeployment(Zone zone, LeafSource source, AopApi api, OperationContext context, EntryBuilder entry) {
        this.zone = zone;
        this.source = source;
        this.api = api;
        this.context = context;
        this.entry = entry;
    }

    /** A wait for a newer list of the certificates than the last one. */
    Advance<UploadResult> waitForLook() {
        return polling.waitFor(awaited);
    }

    /** @param held all certificates of the zone, read just now */
    public Advance<UploadResult> advance(List<HostnameCertificate> held)
            throws OperationException, CloudflareException {
        if (held.equals(pending)) {
            // Hundreds of steps may wait for hours: where nothing is new, nothing is to be done.
            return polling.waitFor(awaited);
        }
        Optional<HostnameCertificate> match = source.adopt(ZoneContents.live(held));
        if (match.isPresent()) {
            Advance<UploadResult> advance = follow(match.get());
            pending = held;
            return advance;
        }
        return new LeafUpload(zone, source, api, context, entry).send();
    }

    private Advance<UploadResult> follow(HostnameCertificate certificate) throws OperationException {
        X509Certificate leaf = certificate.leaf().orElseThrow();
        boolean reused = !sentByThisOperation(certificate);
        entry.certificate(CertificateNames.entry(leaf, certificate.id().value(), certificate.statusText(), reused));
        if (certificate.status().isFailure()) {
            throw new OperationException("certificate " + certificate.id() + " in zone " + zone.name() + " is "
                    + certificate.statusText() + " and will not become active; delete it at Cloudflare and run again");
        }
        if (reused && !certificate.id().equals(chosen)) {
            // Before anything else, so that nobody takes it for unused.
            chosen = certificate.id();
            context.journal()
                    .update(
                            zone.id(),
                            document -> document.withChoice(
                                    chosen,
                                    new ZoneDocument.Choice(
                                            context.recorder().build(),
                                            IsoTime.of(context.clock().instant()))));
        }
        sayOnce(certificate, leaf, reused);
        if (certificate.status() != DeploymentStatus.ACTIVE) {
            awaited = missing(certificate);
            return polling.waitFor(awaited);
        }
        return new Advance.Done<>(new UploadResult(
                certificate.id().value(),
                certificate.sha256().orElseThrow(),
                certificate.statusText(),
                IsoTime.of(leaf.getNotAfter().toInstant()),
                reused,
                zone.id().value()));
    }

    /** What is waited for while a certificate is not active. */
    static String missing(HostnameCertificate certificate) {
        return "certificate " + certificate.id() + " to become active (it is " + certificate.statusText() + ")";
    }

    /** What was uploaded since the step began is not called reused. The journal tells, so that the answer is the same after a restart in mid-wait. */
    private boolean sentByThisOperation(HostnameCertificate certificate) throws OperationException {
        return context.journal()
                .read(zone.id())
                .leaf(certificate.sha256().orElseThrow())
                .filter(leaf -> leaf.build().equals(context.recorder().build()))
                .filter(leaf ->
                        !Instant.parse(leaf.at()).isBefore(entry.startedAt().truncatedTo(ChronoUnit.SECONDS)))
                .isPresent();
    }

    private void sayOnce(HostnameCertificate certificate, X509Certificate leaf, boolean reused) {
        if (!said) {
            said = true;
            long days = Duration.between(
                            context.clock().instant(), leaf.getNotAfter().toInstant())
                    .toDays();
            context.console()
                    .say((reused ? "Reusing" : "Uploaded") + " client certificate " + certificate.id() + " ("
                            + leaf.getSubjectX500Principal().getName() + ", " + days + " days left) "
                            + (reused ? "of" : "to") + " zone " + zone.name());
        }
    }
}
