package io.jenkins.plugins.cloudflare.aop.operation.prune;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNeeds;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            if (id.matches("([0-9a-f]{2}:){31}[0-9a-f]{2}")) {
                id = id.replace(":", "");
            }
            if (!id.matches("[0-9a-f]{64}")) {
                try {
                    id = new CertificateId(id).digits();
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
     * What cannot be matched may be a slip of the pen, and what it meant would be deleted.
     *
     * @throws OperationException naming what the zone does not hold
     */
    void requireKnown(ZoneContents contents) throws OperationException {
        for (String id : keep) {
            if (contents.certificates().stream()
                    .noneMatch(certificate -> certificate.id().digits().equals(id)
                            || certificate.sha256().filter(id::equals).isPresent())) {
                throw new OperationException("keep has '" + id
                        + "', and the zone holds no such certificate; nothing was deleted, correct it or leave it out");
            }
        }
    }

    /**
     * One certificate with the decision on it.
     *
     * @param since when it was first seen without a hostname, by id
     * @param build the build that asks
     */
    ZoneCertificateEntry decide(
            HostnameCertificate certificate,
            ZoneContents contents,
            ZoneDocument document,
            Map<String, Instant> since,
            String build,
            Instant now) {
        int hostnames = contents.referringTo(certificate.id()).size();
        ZoneCertificateEntry entry = CertificateEntries.of(certificate, hostnames, now);
        CertificateId id = certificate.id();
        Optional<String> need = CertificateNeeds.of(id, contents, document, null, build, now);
        if (need.isPresent()) {
            return entry.decided(KEPT, need.get());
        }
        if (keep.contains(id.digits()) || entry.sha256() != null && keep.contains(entry.sha256())) {
            return entry.decided(KEPT, "named in keep");
        }
        if (entry.daysLeft() == null) {
            return entry.decided(KEPT, "Cloudflare returned no certificate that can be read");
        }
        if (entry.daysLeft() < 0) {
            return entry.decided(TO_GO, "expired and used by no hostname");
        }
        long days = Duration.between(since.getOrDefault(id.value(), now), now).toDays();
        String unused = "used by no hostname for " + days + (days == 1 ? " day" : " days") + " as far as is known";
        return days >= unusedForDays
                ? entry.decided(TO_GO, unused)
                : entry.decided(KEPT, unused + ", unusedForDays is " + unusedForDays);
    }
}
