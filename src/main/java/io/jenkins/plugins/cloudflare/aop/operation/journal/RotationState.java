package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rotation that has begun to switch hostnames, as the journal holds it.
 *
 * @param oldCertificateId the certificate that is replaced
 * @param certificateId the new certificate
 * @param hostnames every hostname that is moved, and whether its association is enabled: it moves as it is
 * @param changedAt when Cloudflare says that a hostname was changed, as of the end of the switch; empty before
 * @param terms what the origins are asked
 * @param stage how far it may be, written before the first write of that stage
 * @param reason why it is rolled back, null while it is not; what became of the old certificate when it is done
 * @param build the build that works on it
 * @param startedAt when the switch began, ISO 8601
 * @param run which run of a step in that build it is, by when the step began; null where that is not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RotationState(
        String oldCertificateId,
        String certificateId,
        Map<String, Boolean> hostnames,
        Map<String, String> changedAt,
        Terms terms,
        Stage stage,
        String reason,
        String build,
        String startedAt,
        String run) {

    /**
     * What the origins are asked in the proofs of a rotation, whoever finishes it.
     *
     * @param origins each address:port; empty for those that the zone's DNS tells
     * @param paths what is asked for, the front door first
     * @param expect the spelling of the step's parameter
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Terms(List<String> origins, List<String> paths, String expect) {
        public Terms {
            origins = origins == null ? List.of() : List.copyOf(origins);
            paths = paths == null || paths.isEmpty() ? List.of("/") : List.copyOf(paths);
        }
    }

    /** What a rotation may have done by now. */
    public enum Stage {
        /** Hostnames may have the old certificate or the new one. */
        SWITCHING,
        /** All have the new one and the proof has passed; only the old certificate is left to be retired. */
        PROVED,
        /** Hostnames are being moved back to the old certificate. */
        RETURNING,
        /** Ended well. It stays for a while so that a step that was restarted at its very end knows. */
        DONE,
        /** Rolled back; the reason tells why, and where things stand. Stays for the same reason. */
        RETURNED,
        /** Not rolled back, or not as a whole, since the old certificate is not safe; the reason tells why. */
        STAYED,
        /** Every hostname was changed by somebody else since; nothing is left of it. */
        OUTDATED
    }

    public RotationState {
        hostnames = hostnames == null ? Map.of() : new LinkedHashMap<>(hostnames);
        changedAt = changedAt == null ? Map.of() : new LinkedHashMap<>(changedAt);
    }

    public CertificateId oldCertificate() {
        return new CertificateId(oldCertificateId);
    }

    public CertificateId certificate() {
        return new CertificateId(certificateId);
    }

    public boolean isUnfinished() {
        return switch (stage) {
            case SWITCHING, PROVED, RETURNING -> true;
            case DONE, RETURNED, STAYED, OUTDATED -> false;
        };
    }

    /** Whether it needs a certificate for what it has left to do. */
    public boolean needs(CertificateId id) {
        return isUnfinished() && (id.equals(oldCertificate()) || id.equals(certificate()));
    }

    /** The same, further on. */
    public RotationState at(Stage next, String because) {
        return new RotationState(
                oldCertificateId, certificateId, hostnames, changedAt, terms, next, because, build, startedAt, run);
    }

    /** The same as the work of another build; begun anew unless a time is kept. */
    public RotationState takenOver(String newBuild, String newStart, String newRun) {
        return new RotationState(
                oldCertificateId,
                certificateId,
                hostnames,
                changedAt,
                terms,
                stage,
                reason,
                newBuild,
                newStart,
                newRun);
    }

    /** The same with the times at which Cloudflare made the switch. */
    public RotationState switchedAt(Map<String, String> times) {
        return new RotationState(
                oldCertificateId, certificateId, hostnames, times, terms, stage, reason, build, startedAt, run);
    }

    /** The same without hostnames that others have changed since. */
    public RotationState without(Iterable<String> others) {
        Map<String, Boolean> rest = new LinkedHashMap<>(hostnames);
        others.forEach(rest::remove);
        return new RotationState(
                oldCertificateId, certificateId, rest, changedAt, terms, stage, reason, build, startedAt, run);
    }
}
