package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sees to it that a zone holds the client certificate and that it is active at Cloudflare's edge. */
public final class UploadCertificate implements Operation<UploadResult> {
    private final UploadCertificateSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private LeafSource source;
    private AopApi api;
    private Zone zone;
    private LeafDeployment deployment;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<UploadResult> run(
            UploadCertificateSpec spec, OperationContext context, Instant startedAt) throws OperationException {
        return OperationRun.of(OperationName.UPLOAD_CERTIFICATE, UploadCertificate::new, spec, context, startedAt);
    }

    private UploadCertificate(UploadCertificateSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<UploadResult> advance() throws OperationException, CloudflareException {
        if (zone == null) {
            prepare();
        }
        Optional<Advance<UploadResult>> others =
                context.locks().await(zone.id(), this, context.clock().instant());
        if (others.isPresent()) {
            return others.get();
        }
        Optional<List<HostnameCertificate>> held = api.nextCertificates(zone.id());
        return held.isPresent() ? deployment.advance(held.get()) : deployment.waitForLook();
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }

    /** Everything that can be told without Cloudflare comes before the first request. */
    private void prepare() throws OperationException, CloudflareException {
        if (source == null) {
            LeafSource read = UploadParameters.source(spec, context);
            api = context.api(spec.getCredentialsId());
            source = read;
            for (String warning : source.warnings()) {
                entry.warn(warning, context.console());
            }
        }
        Zone found = ZoneLookup.of(
                api, spec.getZone(), ListParameter.orNull(spec.getZone()) == null ? source.hostnames() : List.of());
        entry.zone(found);
        deployment = new LeafDeployment(found, source, api, context, entry);
        zone = found;
    }
}
