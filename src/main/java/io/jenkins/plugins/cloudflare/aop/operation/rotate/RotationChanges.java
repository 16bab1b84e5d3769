package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What others have done to the hostnames of a rotation. What a hostname is expected to have is its certificate, whether
 * it is enabled, and, once the switch has ended, when it was changed; anything else is somebody else's change, which is
 * left and named and never undone.
 *
 * @param id of the rotation
 */
record RotationChanges(String id, RotationState rotation) {

    /** What was changed, as sentences by hostname. */
    Map<String, String> in(ZoneContents contents) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String hostname : rotation.hostnames().keySet()) {
            change(hostname, contents.associations().get(hostname)).ifPresent(what -> changes.put(hostname, what));
        }
        return changes;
    }

    /** The same for a rotation of an earlier run: what a build has set since, and what is or was so, outdates it too. */
    Map<String, String> since(ZoneContents contents, ZoneDocument document) {
        Map<String, String> changes = in(contents);
        for (String hostname : rotation.hostnames().keySet()) {
            HostnamePointer pointer = document.hostnames().get(hostname);
            Association now = contents.associations().get(hostname);
            if (pointer != null && !isOwn(pointer) && isLater(pointer) && (pointer.confirmed() || isSo(pointer, now))) {
                changes.putIfAbsent(
                        hostname, "hostname " + hostname + " was set by " + pointer.build() + " at " + pointer.at());
            }
        }
        return changes;
    }

    /** Warns of what was changed after the switch, which is done and stays a success. */
    void warnOf(ZoneContents contents, RotationContext context) {
        in(contents).values().forEach(change -> context.warn("changed", change + " after the switch; it was left so"));
    }

    /** An earlier version wrote only the build's name. */
    private boolean isOwn(HostnamePointer pointer) {
        return pointer.rotation() == null
                ? pointer.build().equals(rotation.build())
                : pointer.rotation().equals(id);
    }

    private boolean isLater(HostnamePointer pointer) {
        Instant start = Instant.parse(rotation.startedAt()).truncatedTo(ChronoUnit.SECONDS);
        return !Instant.parse(pointer.at()).isBefore(start);
    }

    private static boolean isSo(HostnamePointer pointer, Association now) {
        if (now == null || now.isVoid()) {
            return pointer.enabled() == null;
        }
        return now.certificateId() != null
                && now.certificateId().equals(new CertificateId(pointer.certificateId()))
                && Objects.equals(now.enabled(), pointer.enabled());
    }

    private Optional<String> change(String hostname, Association now) {
        if (now == null || now.isVoid()) {
            return Optional.of("the association of hostname " + hostname + " was removed by somebody else");
        }
        if (now.isUnknown()) {
            return Optional.empty();
        }
        List<Object> known = List.of(rotation.oldCertificate(), rotation.certificate());
        if (!known.contains(now.certificateId())) {
            return Optional.of("hostname " + hostname + " was pointed to certificate " + now.certificateId()
                    + " by somebody else");
        }
        if (!now.enabled().equals(rotation.hostnames().get(hostname))) {
            return Optional.of(
                    "hostname " + hostname + " was switched " + (now.enabled() ? "on" : "off") + " by somebody else");
        }
        boolean switched = rotation.stage() == RotationState.Stage.PROVED
                || rotation.changedAt().containsKey(hostname);
        if (switched && now.certificateId().equals(rotation.oldCertificate())) {
            return Optional.of("hostname " + hostname + " was pointed back to certificate " + now.certificateId()
                    + " by somebody else");
        }
        String switchedAt = rotation.changedAt().get(hostname);
        boolean touched = switchedAt != null
                && now.changedAt() != null
                && now.certificateId().equals(rotation.certificate())
                && !switchedAt.equals(now.changedAt().toString());
        return touched
                ? Optional.of("hostname " + hostname + " was set by somebody else at " + now.changedAt())
                : Optional.empty();
    }
}
