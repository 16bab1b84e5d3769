package io.jenkins.plugins.cloudflare.aop.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.Headline;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.Notice;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import io.jenkins.plugins.cloudflare.aop.record.ProofOverview;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import io.jenkins.plugins.cloudflare.aop.record.ShownRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the build page shows of a record: the last word on each proof, certificate and hostname. For Jelly. */
@Restricted(NoExternalUse.class)
public final class BuildSummary {
    private final BuildRecord record;

    BuildSummary(BuildRecord record) {
        this.record = record;
    }

    public Headline getHeadline() {
        return Headline.of(record);
    }

    /** The last proof of each hostname and origin, failures first. */
    public ProofsView getProofs() {
        return new ProofsView(ProofOverview.of(record));
    }

    /** How many last proofs failed. */
    public long getFailedProofs() {
        return LatestProof.of(record).stream()
                .filter(proof -> !proof.verdict().passed())
                .count();
    }

    public List<Certificate> getCertificates() {
        Map<String, CertificateEntry> latest = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            CertificateEntry entry = operation.certificate();
            // Without an id it was used in a proof only; Cloudflare may not even know it.
            if (entry != null && entry.id() != null) {
                latest.merge(entry.id(), entry, CertificateEntry::updatedBy);
            }
        }
        return latest.values().stream().map(Certificate::new).toList();
    }

    /** What is not as builds left it first. */
    public ShownRows<HostnameEntry> getHostnames() {
        Map<String, HostnameEntry> latest = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            operation.hostnames().forEach(entry -> latest.put(entry.hostname(), entry));
        }
        return ShownRows.of(latest.values().stream()
                .sorted(Comparator.comparing(entry -> entry.drift() == null))
                .toList());
    }

    /** Each warning once. */
    public List<Notice> getWarnings() {
        return Notice.of(record).stream()
                .filter(notice -> notice.severity() != Severity.BAD)
                .toList();
    }

    /** What rotations and the like did, in order. */
    public ShownRows<PhaseEntry> getPhases() {
        return ShownRows.of(record.operations().stream()
                .flatMap(operation -> operation.phases().stream())
                .toList());
    }

    /** The zone as the last operation that looked at all of it saw it; null when none did. */
    @CheckForNull
    public ZoneView getZone() {
        return record.lastLookAtZone().map(ZoneView::new).orElse(null);
    }

    /** A certificate that Cloudflare holds. */
    public record Certificate(CertificateEntry entry) {
        /** The day of the end of validity, in UTC. */
        public String lastDay() {
            return entry.notAfter() == null
                    ? ""
                    : LocalDate.ofInstant(Instant.parse(entry.notAfter()), ZoneOffset.UTC)
                            .toString();
        }

        /** Whole days from now on, negative once it has expired; null when the end is not known. */
        @CheckForNull
        public Long daysLeft() {
            return entry.notAfter() == null
                    ? null
                    : Math.floorDiv(
                            Duration.between(Instant.now(), Instant.parse(entry.notAfter()))
                                    .toSeconds(),
                            Duration.ofDays(1).toSeconds());
        }
    }
}
