package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.time.Instant;
import java.util.List;

/** Sees to it that a zone holds the client certificate and that it is active at Cloudflare's edge. */
final class UploadCertificate implements Operation<UploadResult> {
    static final String NAME = "aopUploadCertificate";

    private final UploadCertificateSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Instant startedAt;
    private LeafSource source;
    private AopApi api;
    private Zone zone;
    private LeafDeployment deployment;

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
        return deployment.advance(api.certificates(zone.id()));
    }

    /** Everything that can be told without Cloudflare comes before the first request. */
    private void prepare() throws OperationException, CloudflareException {
        if (source == null) {
            LeafSource read = UploadParameters.source(spec, surroundings);
            api = surroundings.api(spec.getCredentialsId());
            source = read;
            for (String warning : source.warnings()) {
                draft.warn(warning, surroundings.console());
            }
        }
        Zone found = ZoneChoice.of(
                api, spec.getZone(), Words.orNull(spec.getZone()) == null ? source.hostnames() : List.of());
        draft.zone(found);
        deployment = new LeafDeployment(found, source, api, surroundings, draft, startedAt);
        zone = found;
    }
}
