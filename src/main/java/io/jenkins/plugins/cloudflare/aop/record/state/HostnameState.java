package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.util.Objects;

/**
 * A hostname as builds of a job last recorded it.
 *
 * @param zone name of its zone, or its id; null when not known
 * @param certificateId Cloudflare's id of the certificate that it uses, null when not known or none
 * @param sha256 digest of the certificate that a proof used, where no association is known
 * @param enabled whether Cloudflare presents the certificate; null when builds only verified
 * @param since when a build first recorded it, ISO 8601, UTC
 * @param at when the association was recorded last, ISO 8601, UTC
 * @param build number of the build that did
 * @param proof what the last build that verified it found; null when none did
 * @param provenAt when a build last proved that all of its origins refuse everybody else; null when none did
 * @param drift in which way the association was not as builds left it when it was recorded; null when it was
 * @param driftSince when a build first saw that it was not, ISO 8601, UTC; null when it was, or not known
 * @param left who left it otherwise; null when it was as left, or not known
 */
public record HostnameState(
        String hostname,
        String zone,
        String certificateId,
        String sha256,
        Boolean enabled,
        String since,
        String at,
        int build,
        HostnameProof proof,
        String provenAt,
        String drift,
        String driftSince,
        LeftBy left) {

    static HostnameState of(String hostname, String since) {
        return new HostnameState(hostname, null, null, null, null, since, null, 0, null, null, null, null, null);
    }

    HostnameState associated(String zoneLabel, HostnameEntry entry, String when, int number) {
        boolean on = Boolean.TRUE.equals(entry.enabled());
        boolean isSame = drift != null && Objects.equals(left, entry.left());
        String first = !isSame ? when : driftSince == null ? at : driftSince;
        return new HostnameState(
                hostname,
                zoneLabel == null ? zone : zoneLabel,
                on ? entry.certificateId() : null,
                null,
                on,
                Moments.earlier(since, when),
                when,
                number,
                proof,
                provenAt,
                entry.drift(),
                entry.drift() == null ? null : first,
                entry.left());
    }

    /** The certificate of a proof counts only where no association is known. */
    HostnameState visited(String zoneLabel, String id, String digest) {
        boolean associated = enabled != null;
        return new HostnameState(
                hostname,
                zoneLabel == null ? zone : zoneLabel,
                associated || id == null ? certificateId : id,
                associated || digest == null ? sha256 : digest,
                enabled,
                since,
                at,
                build,
                proof,
                provenAt,
                drift,
                driftSince,
                left);
    }

    HostnameState proved(HostnameProof found) {
        boolean stale = proof != null && Moments.isBefore(found.at(), proof.at());
        return new HostnameState(
                hostname,
                zone,
                certificateId,
                sha256,
                enabled,
                Moments.earlier(since, found.at()),
                at,
                build,
                stale ? proof : found,
                found.enforced() ? Moments.later(provenAt, found.at()) : provenAt,
                drift,
                driftSince,
                left);
    }

    /** Whether Cloudflare was told to present nothing for it. */
    public boolean off() {
        return Boolean.FALSE.equals(enabled);
    }
}
