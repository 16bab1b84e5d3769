package io.jenkins.plugins.cloudflare.aop.record.state;

import java.time.Instant;
import java.util.Locale;

/**
 * A client certificate as builds of a job last recorded it.
 *
 * @param id Cloudflare's id; null for a certificate that was only used in a proof
 * @param sha256 of the DER encoding, lower case hexadecimal; null when not known
 * @param zone name of the zone that holds it, or its id; null when not known
 * @param notAfter ISO 8601, UTC; null when not known
 * @param status at Cloudflare, null when not known
 * @param hostnames how many hostnames used it when a build last looked at the whole zone, and what builds did since; null
 *     when none looked
 * @param pointed whether a build has seen or made a hostname use it
 * @param at when this was recorded, ISO 8601, UTC
 * @param build number of the build that recorded it
 */
public record CertificateState(
        String id,
        String sha256,
        String subject,
        String zone,
        String notAfter,
        String status,
        Integer hostnames,
        boolean pointed,
        String at,
        int build) {

    /** Whether both speak of one certificate. One content may stand in two zones, with an id in each. */
    boolean sameAs(CertificateState other) {
        return id != null && other.id != null ? id.equals(other.id) : sha256 != null && sha256.equals(other.sha256);
    }

    boolean isCalled(String certificateId, String digest) {
        return certificateId != null && id != null ? id.equals(certificateId) : digest != null && digest.equals(sha256);
    }

    /** What is known after both; where they differ, the later one counts. */
    CertificateState and(CertificateState other) {
        CertificateState later = Moments.isBefore(other.at, at) ? this : other;
        CertificateState earlier = later == this ? other : this;
        return new CertificateState(
                first(later.id, earlier.id),
                first(later.sha256, earlier.sha256),
                first(later.subject, earlier.subject),
                first(later.zone, earlier.zone),
                first(later.notAfter, earlier.notAfter),
                first(later.status, earlier.status),
                first(later.hostnames, earlier.hostnames),
                pointed || other.pointed,
                later.at,
                later.build);
    }

    private static <T> T first(T preferred, T other) {
        return preferred == null ? other : preferred;
    }

    /** After a hostname came to use it, or stopped to. */
    CertificateState used(int more) {
        return new CertificateState(
                id,
                sha256,
                subject,
                zone,
                notAfter,
                status,
                hostnames == null ? null : Integer.valueOf(Math.max(0, hostnames + more)),
                true,
                at,
                build);
    }

    CertificateState pointedTo() {
        return used(0);
    }

    /** Whether its end matters: hostnames use it, or nothing is known of hostnames that stopped to. */
    boolean matters(boolean pointedToNow) {
        return pointedToNow || (hostnames == null ? !pointed : hostnames > 0);
    }

    /** Cloudflare's id, or the beginning of the digest of one that has none. */
    public String name() {
        return id != null
                ? id
                : "SHA-256 "
                        + sha256.substring(0, Math.min(16, sha256.length())).toUpperCase(Locale.ROOT);
    }

    /** Whole days left, negative once it has expired; null when the end is not known. */
    public Long daysLeft(Instant now) {
        return Moments.days(now, notAfter);
    }
}
