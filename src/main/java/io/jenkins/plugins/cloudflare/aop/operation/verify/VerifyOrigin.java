package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import java.time.Instant;
import java.util.Optional;

/** Proves that origins refuse every visitor but one with the configured certificate, or says why they do not. */
public final class VerifyOrigin implements Operation<VerifyResult> {
    private final VerifyOriginSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private Verification verification;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<VerifyResult> run(VerifyOriginSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.VERIFY_ORIGIN, VerifyOrigin::new, spec, context, startedAt);
    }

    private VerifyOrigin(VerifyOriginSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<VerifyResult> advance() throws OperationException, CloudflareException, InterruptedException {
        if (verification == null) {
            verification = prepare();
        }
        return verification.advance();
    }

    private Verification prepare() throws OperationException, CloudflareException {
        VerifyParameters parameters = VerifyParameters.read(
                spec,
                Hostname.list("hostnames", spec.getHostnames()),
                ClientCertificateChoice.read(spec, context),
                context);
        Optional<VerificationZone> zone = parameters.origins().isEmpty()
                ? Optional.of(VerificationZone.needed(spec, parameters.hostnames(), context, entry))
                : VerificationZone.named(spec, parameters.hostnames(), context, entry);
        return new Verification(parameters, zone, zoneId(zone), new PresentedCertificate(context), context, entry);
    }

    /** An id tells the zone also where there is no token to ask with. */
    private Optional<ZoneId> zoneId(Optional<VerificationZone> zone) {
        return zone.map(known -> known.zone().id())
                .or(() -> Optional.ofNullable(ListParameter.orNull(spec.getZone()))
                        .filter(ZoneId::matches)
                        .map(ZoneId::new));
    }
}
