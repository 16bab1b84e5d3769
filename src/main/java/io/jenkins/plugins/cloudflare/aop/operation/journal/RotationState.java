package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rotation that has begun to switch hostnames, as the journal holds it.
 *
 * @param certificateId the new certificate
 * @param hostnames every hostname that is moved, and whether its association is enabled: it moves as it is
 * @param stage how far it may be, written before the first write of that stage
 * @param reason why it is rolled back, null while it is not; what became of the old certificate when it is done
 * @param build the build that works on it
 * @param startedAt when the switch began, ISO 8601
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RotationState(
        String certificateId,
        Map<String, Boolean> hostnames,
        Stage stage,
        String reason,
        String build,
        String startedAt) {

    /** What a rotation may have done by now. */
    public enum Stage {
        /** Hostnames may have the old certificate or the new one. */
        SWITCHING,
        /** All have the new one and the proof has passed; only the old certificate is left to be retired. */
        PROVED,
        /** Hostnames are being moved back to the old certificate. */
        RETURNING,
        /** Ended well. It stays until the next one so that a step that was restarted at its very end knows. */
        DONE,
        /** Rolled back; the reason tells why, and where things stand. Stays for the same reason. */
        RETURNED
    }

    public RotationState {
        hostnames = hostnames == null ? Map.of() : new LinkedHashMap<>(hostnames);
    }

    public boolean isUnfinished() {
        return stage != Stage.DONE && stage != Stage.RETURNED;
    }

    /** The same, further on. */
    public RotationState at(Stage next, String because) {
        return new RotationState(certificateId, hostnames, next, because, build, startedAt);
    }

    /** The same as the work of another build; begun anew unless a time is kept. */
    public RotationState takenOver(String newBuild, String newStart) {
        return new RotationState(certificateId, hostnames, stage, reason, newBuild, newStart);
    }
}
