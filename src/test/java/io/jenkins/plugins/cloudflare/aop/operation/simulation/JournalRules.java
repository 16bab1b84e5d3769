package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the journal says stays true, and what is in it is not lost. */
final class JournalRules {
    private final SimulatedWorld world;
    private final OddCloudflare zone;
    /** Rotations of which the end was checked. */
    private final Set<String> rolledBack = new HashSet<>();
    /** When each rotation was first written down. */
    private final Map<String, Instant> begun = new HashMap<>();
    /** When a step last succeeded in giving a hostname its certificate. */
    private final Map<String, Instant> deployed = new HashMap<>();

    JournalRules(SimulatedWorld world, OddCloudflare zone) {
        this.world = world;
        this.zone = zone;
    }

    private static void require(boolean holds, SimulatedBuild build, String what) {
        Invariants.require(holds, build, what);
    }

    /** An unfinished rotation stays until it has ended, whatever else is written. */
    void written(ZoneDocument before, ZoneDocument after) {
        after.rotations().keySet().forEach(id -> begun.putIfAbsent(id, zone.now()));
        before.unfinished().forEach((id, rotation) -> {
            RotationState now = after.rotations().get(id);
            if (now == null
                    || !now.certificate().equals(rotation.certificate())
                    || !rotation.hostnames()
                            .keySet()
                            .containsAll(now.hostnames().keySet())) {
                throw new Invariants.Broken("the journal loses the rotation of " + rotation.build());
            }
        });
    }

    Instant begun(String rotation) {
        return begun.get(rotation);
    }

    void deployed(String hostname) {
        deployed.put(hostname, zone.now());
    }

    /** The rotation for which a build moves a hostname to a certificate. */
    Optional<Map.Entry<String, RotationState>> rotation(SimulatedBuild build, String hostname) {
        return world.journal.now().unfinished().entrySet().stream()
                .filter(one -> one.getValue().build().equals(build.name))
                .filter(one -> one.getValue().hostnames().containsKey(hostname))
                .findFirst();
    }

    /** A rotation is about to move a hostname: nobody was successful with it since that rotation began. */
    void moves(SimulatedBuild build, String hostname) {
        Instant success = deployed.get(hostname);
        rotation(build, hostname)
                .ifPresent(rotation -> require(
                        success == null || !success.isAfter(begun.get(rotation.getKey())),
                        build,
                        hostname + " is moved by a rotation that began before it was successfully enabled"));
    }

    /** A rollback that is under way does not end because nothing can be written down. */
    void failed(SimulatedBuild build, String message) {
        // It may have begun because nothing could be written down, and have failed for another reason.
        String fault = message.substring(Math.max(0, message.lastIndexOf("The rollback failed: ")));
        if (!fault.contains("no space left")) {
            return;
        }
        world.journal.now().unfinished().values().stream()
                .filter(rotation -> rotation.build().equals(build.name))
                .filter(rotation -> rotation.stage() == RotationState.Stage.RETURNING)
                .forEach(rotation -> rotation.hostnames().keySet().forEach(hostname -> {
                    OddCloudflare.Row row = zone.rows.get(hostname);
                    require(
                            row == null
                                    || !row.certificate().equals(rotation.certificate())
                                    || message.contains("stay")
                                    || message.contains("gave up")
                                    || world.changed(hostname, build.startedAt),
                            build,
                            "a full disk stopped the rollback of " + hostname);
                }));
    }

    /** A rotation that was rolled back in the last advance of this build is so, and stays so. */
    void rolledBack(SimulatedBuild build) {
        world.journal.now().rotations().forEach((id, rotation) -> {
            if (rotation.stage() == RotationState.Stage.RETURNED && rolledBack.add(id)) {
                rotation.hostnames().keySet().stream()
                        .filter(hostname -> !rotation.reason().contains("meanwhile"))
                        .forEach(hostname -> rolledBack(build, hostname, rotation));
            }
        });
    }

    private void rolledBack(SimulatedBuild build, String hostname, RotationState rotation) {
        OddCloudflare.Row row = zone.rows.get(hostname);
        require(
                row != null && row.certificate().equals(rotation.oldCertificate())
                        || world.changed(hostname, build.startedAt),
                build,
                hostname + " is said to be rolled back and is not");
        require(
                zone.late(hostname).allMatch(late -> late.certificateId().equals(rotation.oldCertificate())),
                build,
                hostname + " is said to be rolled back while its move may still arrive");
    }
}
