package io.jenkins.plugins.cloudflare.aop.operation.prune;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.List;
import java.util.Map;

/** What {@code aopPruneCertificates} returns to a script. */
public final class PruneResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final boolean dryRun;
    private final List<Map<String, Object>> deleted;
    private final List<Map<String, Object>> kept;

    PruneResult(boolean dryRun, List<ZoneCertificateEntry> held) {
        this.dryRun = dryRun;
        this.deleted = CertificateEntries.result(held.stream()
                .filter(entry -> !PrunePolicy.KEPT.equals(entry.fate()))
                .toList());
        this.kept = CertificateEntries.result(held.stream()
                .filter(entry -> PrunePolicy.KEPT.equals(entry.fate()))
                .toList());
    }

    /** True when nothing was deleted because the step was only to tell. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** What was deleted, or would be: a map each with id, sha256, subject, issuer, expiresOn, daysLeft, reason. */
    public List<Map<String, Object>> getDeleted() {
        return deleted;
    }

    /** What stays, with the same in each map. */
    public List<Map<String, Object>> getKept() {
        return kept;
    }

    @Override
    public String toString() {
        return (dryRun ? "would delete " : "deleted ") + deleted.size() + ", kept " + kept.size();
    }
}
