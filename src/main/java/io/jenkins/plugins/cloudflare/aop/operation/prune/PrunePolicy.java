package io.jenkins.plugins.cloudflare.aop.operation.prune;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides which certificates of a zone may go: only such as no association refers to.
 *
 * @param keep ids and fingerprints that stay in any case
 */
record PrunePolicy(Set<String> keep, int unusedForDays) {
    static final String KEPT = "kept";
    static final String TO_GO = "would be deleted";
    static final String DELETED = "deleted";

    /** Long enough for the next step of a pipeline that uploads first and enables later. */
    private static final int DEFAULT_DAYS = 7;

    static PrunePolicy of(PruneCertificatesSpec spec) throws OperationException {
        Set<String> keep = new LinkedHashSet<>();
        for (String item : ListParameter.of("keep", spec.getKeep())) {
            String id = item.toLowerCase(Locale.ROOT);
            if (!id.matches("[0-9a-f]{64}")) {
                try {
                    id = new CertificateId(id).value();
                } catch (IllegalArgumentException e) {
                    throw new OperationException("keep has '" + PrintableText.brief(item)
                            + "', which is neither the id of a certificate nor a SHA-256 of 64 hexadecimal digits");
                }
            }
            keep.add(id);
        }
        int days = spec.getUnusedForDays() == null ? DEFAULT_DAYS : spec.getUnusedForDays();
        if (days < 0) {
            throw new OperationException("unusedForDays is " + days + "; give 0 or more days");
        }
        return new PrunePolicy(keep, days);
    }

    /**
     * One certificate with the decision on it.
     *
     * @param since when it was first seen without a hostname, by id
     */
    ZoneCertificateEntry decide(
            HostnameCertificate certificate,
            ZoneContents contents,
            ZoneDocument document,
            Map<String, Instant> since,
            Instant now) {
        List<String> hostnames = contents.referringTo(certificate.id());
        ZoneCertificateEntry entry = CertificateEntries.of(certificate, hostnames.size(), now);
        String id = certificate.id().value();
        if (!hostnames.isEmpty()) {
            return entry.decided(KEPT, "used by " + ListParameter.some(hostnames));
        }
        if (keep.contains(id) || entry.sha256() != null && keep.contains(entry.sha256())) {
            return entry.decided(KEPT, "named in keep");
        }
        boolean rotating = document.unfinished().containsKey(id)
                || document.unfinished().values().stream()
                        .anyMatch(rotation -> rotation.certificateId().equals(id));
        if (rotating) {
            return entry.decided(KEPT, "part of a rotation that is not finished; run aopRotateCertificate again");
        }
        if (entry.daysLeft() == null) {
            return entry.decided(KEPT, "Cloudflare returned no certificate that can be read");
        }
        if (entry.daysLeft() < 0) {
            return entry.decided(TO_GO, "expired and used by no hostname");
        }
        long days = Duration.between(since.getOrDefault(id, now), now).toDays();
        String unused = "used by no hostname for " + days + (days == 1 ? " day" : " days") + " as far as is known";
        return days >= unusedForDays
                ? entry.decided(TO_GO, unused)
                : entry.decided(KEPT, unused + ", unusedForDays is " + unusedForDays);
    }
}
