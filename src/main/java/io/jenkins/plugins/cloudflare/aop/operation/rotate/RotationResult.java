package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code aopRotateCertificate} returns to a script; prints as what it came to. */
public final class RotationResult implements StepResult {
    private static final long serialVersionUID = 1L;

    private final boolean rotated;
    private final String oldCertificateId;
    private final String certificateId;
    private final boolean oldDeleted;
    private final List<String> hostnames;
    private final List<Map<String, Object>> phases;
    private final String summary;
    private final String failure;
    private final OnFailure onFailure;

    private RotationResult(
            boolean rotated,
            String oldCertificateId,
            String certificateId,
            RotationState rotation,
            boolean oldDeleted,
            List<PhaseEntry> phases,
            String summary,
            OnFailure failing) {
        this.rotated = rotated;
        this.oldCertificateId = oldCertificateId;
        this.certificateId = certificateId;
        this.oldDeleted = oldDeleted;
        this.hostnames = rotation == null
                ? List.of()
                : new ArrayList<>(rotation.hostnames().keySet());
        this.phases = new ArrayList<>();
        for (PhaseEntry entry : phases) {
            Map<String, Object> phase = new LinkedHashMap<>();
            phase.put("phase", entry.phase());
            phase.put("at", entry.at());
            phase.put("text", entry.text());
            this.phases.add(phase);
        }
        this.summary = summary;
        this.failure = failing == null ? null : summary;
        this.onFailure = failing == null ? OnFailure.FAILURE : failing;
    }

    static RotationResult nothing(String oldCertificateId, String reason, List<PhaseEntry> phases) {
        return new RotationResult(false, oldCertificateId, oldCertificateId, null, false, phases, reason, null);
    }

    static RotationResult done(RotationState rotation, boolean oldDeleted, List<PhaseEntry> phases) {
        String summary = "rotated from " + rotation.oldCertificateId() + " to " + rotation.certificateId();
        return new RotationResult(
                true,
                rotation.oldCertificateId(),
                rotation.certificateId(),
                rotation,
                oldDeleted,
                phases,
                summary,
                null);
    }

    static RotationResult returned(RotationState rotation, OnFailure onFailure, List<PhaseEntry> phases) {
        return new RotationResult(
                false,
                rotation.oldCertificateId(),
                rotation.oldCertificateId(),
                rotation,
                false,
                phases,
                rotation.reason(),
                onFailure);
    }

    /** Whether the hostnames have a new certificate; false when nothing was due, or when it was rolled back. */
    public boolean isRotated() {
        return rotated;
    }

    /** The certificate that was in use before. */
    public String getOldCertificateId() {
        return oldCertificateId;
    }

    /** The certificate in use now. */
    public String getCertificateId() {
        return certificateId;
    }

    public boolean isOldDeleted() {
        return oldDeleted;
    }

    /** The hostnames that it was about; empty when nothing was due. */
    public List<String> getHostnames() {
        return hostnames;
    }

    /** What happened, in order: a map each with phase, at (ISO 8601) and text. */
    public List<Map<String, Object>> getPhases() {
        return phases;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public String toString() {
        return summary;
    }
}
