package io.jenkins.plugins.cloudflare.aop.operation.status;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code aopStatus} returns to a script: the whole picture. Prints as ok or as what is wrong. */
public final class StatusResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final String encryptionMode;
    private final Boolean global;
    private final Boolean zoneLevel;
    private final List<Map<String, Object>> certificates;
    private final List<Map<String, Object>> hostnames;
    private final List<String> drift;
    private final List<String> problems;
    private final OnFailure onFailure;

    StatusResult(
            LevelsEntry levels,
            List<ZoneCertificateEntry> certificates,
            List<HostnameEntry> hostnames,
            List<String> problems,
            OnFailure onFailure) {
        this.encryptionMode = levels.encryptionMode();
        this.global = levels.global();
        this.zoneLevel = levels.zoneLevel();
        this.certificates = CertificateEntries.result(certificates);
        this.hostnames = HostnameEntries.result(hostnames);
        this.drift = new ArrayList<>(levels.drift());
        this.problems = new ArrayList<>(problems);
        this.onFailure = onFailure;
    }

    /** The zone's SSL mode as the API spells it; null when the token may not read it. */
    public String getEncryptionMode() {
        return encryptionMode;
    }

    /** Whether Cloudflare's shared certificate is presented; null when the token may not read it. */
    public Boolean getGlobal() {
        return global;
    }

    /** Whether the zone-level certificate is presented. */
    public Boolean getZoneLevel() {
        return zoneLevel;
    }

    /** A map each with id, level, sha256, subject, issuer, expiresOn, daysLeft, status, hostnames. */
    public List<Map<String, Object>> getCertificates() {
        return certificates;
    }

    /** A map each with hostname, certificateId, enabled, status, certificateStatus. */
    public List<Map<String, Object>> getHostnames() {
        return hostnames;
    }

    /** What is not as builds left it, a sentence each. */
    public List<String> getDrift() {
        return drift;
    }

    /** Everything that makes the step fail, drift included, a sentence each. */
    public List<String> getProblems() {
        return problems;
    }

    @Override
    public String failure() {
        return problems.isEmpty() ? null : String.join("; ", problems);
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public String toString() {
        return problems.isEmpty() ? "ok" : failure();
    }
}
