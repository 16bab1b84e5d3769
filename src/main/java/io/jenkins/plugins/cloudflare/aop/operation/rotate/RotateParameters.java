package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadParameters;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyParameters;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The checked parameters of a rotation.
 *
 * @param source the new certificate
 * @param asked hostnames that are to move, empty for all that use the old certificate
 * @param given the certificate to replace, null for the one in use
 * @param renewBefore how long before its end the old certificate is replaced
 * @param deadline when waiting ends
 */
record RotateParameters(
        RotateCertificateSpec spec,
        OperationContext context,
        Instant startedAt,
        LeafSource source,
        List<String> asked,
        CertificateId given,
        Duration renewBefore,
        Instant deadline) {

    static RotateParameters read(RotateCertificateSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        List<String> asked = ListParameter.orNull(spec.getHostnames()) == null
                ? List.of()
                : Hostname.list("hostnames", spec.getHostnames());
        CertificateId given = given(ListParameter.orNull(spec.getOldCertificateId()));
        VerifyParameters.check(spec, context);
        Duration renewBefore = UploadParameters.renewBefore(spec);
        LeafSource source = UploadParameters.replacement(spec, context);
        Duration patience = spec.getWaitSeconds() == null
                ? OperationRun.DEFAULT_PATIENCE
                : Duration.ofSeconds(spec.getWaitSeconds());
        return new RotateParameters(
                spec, context, startedAt, source, asked, given, renewBefore, startedAt.plus(patience));
    }

    private static CertificateId given(String id) throws OperationException {
        try {
            return id == null ? null : new CertificateId(id);
        } catch (IllegalArgumentException e) {
            throw new OperationException("oldCertificateId: " + e.getMessage());
        }
    }

    /** Finds the zone and checks what is left to check before anything is changed. */
    RotationContext site(EntryBuilder draft) throws OperationException, CloudflareException {
        AopApi api = context.api(spec.getCredentialsId());
        List<String> names =
                asked.isEmpty() && ListParameter.orNull(spec.getZone()) == null ? source.hostnames() : asked;
        Zone zone = ZoneLookup.of(api, spec.getZone(), names);
        draft.zone(zone);
        RotationContext site = new RotationContext(spec, zone, api, context, draft, startedAt);
        if (!asked.isEmpty()) {
            site.requireProvable(asked);
        }
        for (String warning : source.warnings()) {
            draft.warn(warning, context.console());
        }
        return site;
    }

    RotationPreparation start(RotationContext site) {
        return new RotationPreparation(site, source, asked, given, renewBefore, deadline);
    }

    /** Whether an unfinished rotation is the one that this step is about. */
    boolean concern(RotationInProgress rotation) throws OperationException, CloudflareException {
        if (given != null) {
            return given.equals(rotation.old());
        }
        if (!asked.isEmpty()) {
            return !Collections.disjoint(asked, rotation.state().hostnames().keySet());
        }
        return rotation.isOfThisBuild()
                || serves(rotation.site(), rotation.state().certificateId());
    }

    /** Whether a certificate of the zone is one that the step would rotate to. */
    boolean serves(RotationContext site, String certificateId) throws CloudflareException {
        Optional<HostnameCertificate> held = site.api().certificate(site.zone().id(), new CertificateId(certificateId));
        return held.isPresent()
                && !held.get().status().isTombstone()
                && source.adopt(List.of(held.get())).isPresent();
    }
}
