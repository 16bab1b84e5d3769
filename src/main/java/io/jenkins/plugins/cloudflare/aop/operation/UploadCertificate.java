package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Sees to it that a zone holds the client certificate and that it is active at Cloudflare's edge. */
final class UploadCertificate implements Operation<UploadResult> {
    static final String NAME = "aopUploadCertificate";

    private final UploadCertificateSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Instant startedAt;
    private final Polling polling = new Polling();
    private LeafSource source;
    private AopApi api;
    private Zone zone;
    private boolean said;

    UploadCertificate(UploadCertificateSpec spec, Surroundings surroundings, EntryDraft draft, Instant startedAt) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
        this.startedAt = startedAt;
    }

    @Override
    public Advance<UploadResult> advance() throws OperationException, CloudflareException {
        if (zone == null) {
            prepare();
        }
        Optional<HostnameCertificate> match = source.adopt(LeafUpload.live(api.certificates(zone.id())));
        if (match.isPresent()) {
            return follow(match.get());
        }
        return new LeafUpload(zone, source, api, surroundings, draft).send();
    }

    /** Everything that can be told without Cloudflare comes before the first request. */
    private void prepare() throws OperationException, CloudflareException {
        if (source == null) {
            LeafSource read = UploadParameters.source(spec, surroundings);
            api = surroundings.apis().open(surroundings.credentials().apiToken(Words.orNull(spec.getCredentialsId())));
            source = read;
            for (String warning : source.warnings()) {
                if (draft.warning(warning)) {
                    surroundings.console().say("Warning: " + warning);
                }
            }
        }
        Zone found = ZoneChoice.of(
                api, spec.getZone(), Words.orNull(spec.getZone()) == null ? source.hostnames() : List.of());
        draft.zone(found);
        zone = found;
    }

    private Advance<UploadResult> follow(HostnameCertificate certificate) throws OperationException {
        X509Certificate leaf = certificate.leaf().orElseThrow();
        boolean reused = !sentByThisOperation(certificate);
        draft.certificate(CertificateNames.entry(leaf, certificate.id().value(), certificate.statusText(), reused));
        if (certificate.status().isFailure()) {
            throw new OperationException("certificate " + certificate.id() + " in zone " + zone.name() + " is "
                    + certificate.statusText() + " and will not become active; delete it at Cloudflare and run again");
        }
        sayOnce(certificate, leaf, reused);
        if (certificate.status() != DeploymentStatus.ACTIVE) {
            return polling.waitFor(missing(certificate));
        }
        return new Advance.Done<>(new UploadResult(
                certificate.id().value(),
                certificate.sha256().orElseThrow(),
                certificate.statusText(),
                EntryDraft.instant(leaf.getNotAfter().toInstant()),
                reused,
                zone.id().value()));
    }

    /** What is waited for while a certificate is not active. */
    static String missing(HostnameCertificate certificate) {
        return "certificate " + certificate.id() + " to become active (it is " + certificate.statusText() + ")";
    }

    /** The journal tells, so that the answer is the same after a restart in mid-wait. */
    private boolean sentByThisOperation(HostnameCertificate certificate) throws OperationException {
        return surroundings
                .journal()
                .read(zone.id())
                .leaf(certificate.sha256().orElseThrow())
                .filter(leaf -> leaf.build().equals(surroundings.ledger().build()))
                .filter(leaf -> !Instant.parse(leaf.at()).isBefore(startedAt.truncatedTo(ChronoUnit.SECONDS)))
                .isPresent();
    }

    private void sayOnce(HostnameCertificate certificate, X509Certificate leaf, boolean reused) {
        if (!said) {
            said = true;
            long days = Duration.between(
                            surroundings.clock().instant(), leaf.getNotAfter().toInstant())
                    .toDays();
            surroundings
                    .console()
                    .say((reused ? "Reusing" : "Uploaded") + " client certificate " + certificate.id() + " ("
                            + leaf.getSubjectX500Principal().getName() + ", " + days + " days left) "
                            + (reused ? "of" : "to") + " zone " + zone.name());
        }
    }
}
