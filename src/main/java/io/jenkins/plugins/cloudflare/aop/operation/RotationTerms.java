package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
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
record RotationTerms(
        RotateCertificateSpec spec,
        Surroundings surroundings,
        Instant startedAt,
        LeafSource source,
        List<String> asked,
        CertificateId given,
        Duration renewBefore,
        Instant deadline) {

    static RotationTerms read(RotateCertificateSpec spec, Surroundings surroundings, Instant startedAt)
            throws OperationException {
        List<String> asked =
                Words.orNull(spec.getHostnames()) == null ? List.of() : Hostname.list("hostnames", spec.getHostnames());
        CertificateId given = given(Words.orNull(spec.getOldCertificateId()));
        VerifyParameters.check(spec, surroundings);
        Duration renewBefore = UploadParameters.renewBefore(spec);
        LeafSource source = UploadParameters.replacement(spec, surroundings);
        Duration patience = spec.getWaitSeconds() == null
                ? OperationRun.DEFAULT_PATIENCE
                : Duration.ofSeconds(spec.getWaitSeconds());
        return new RotationTerms(
                spec, surroundings, startedAt, source, asked, given, renewBefore, startedAt.plus(patience));
    }

    private static CertificateId given(String id) throws OperationException {
        try {
            return id == null ? null : new CertificateId(id);
        } catch (IllegalArgumentException e) {
            throw new OperationException("oldCertificateId: " + e.getMessage());
        }
    }

    /** Finds the zone and checks what is left to check before anything is changed. */
    RotationSite site(EntryDraft draft) throws OperationException, CloudflareException {
        AopApi api = surroundings.api(spec.getCredentialsId());
        List<String> names = asked.isEmpty() && Words.orNull(spec.getZone()) == null ? source.hostnames() : asked;
        Zone zone = ZoneChoice.of(api, spec.getZone(), names);
        draft.zone(zone);
        RotationSite site = new RotationSite(spec, zone, api, surroundings, draft, startedAt);
        if (!asked.isEmpty()) {
            site.requireProvable(asked);
        }
        for (String warning : source.warnings()) {
            draft.warn(warning, surroundings.console());
        }
        return site;
    }

    RotationStart start(RotationSite site) {
        return new RotationStart(site, source, asked, given, renewBefore, deadline);
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
    boolean serves(RotationSite site, String certificateId) throws CloudflareException {
        Optional<HostnameCertificate> held = site.api().certificate(site.zone().id(), new CertificateId(certificateId));
        return held.isPresent()
                && !held.get().status().isTombstone()
                && source.adopt(List.of(held.get())).isPresent();
    }
}
