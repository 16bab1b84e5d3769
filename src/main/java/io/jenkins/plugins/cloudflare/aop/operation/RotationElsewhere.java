package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rotation by another build that is alive: what it moves is left alone until it has ended. */
final class RotationElsewhere {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private RotationElsewhere() {}

    /** Waits when one of the hostnames is being moved; empty when none is. */
    static <R> Optional<Advance<R>> of(Zone zone, List<String> hostnames, Surroundings surroundings)
            throws OperationException {
        if (!surroundings.writes().isHeld(zone.id(), surroundings.clock().instant())) {
            return Optional.empty();
        }
        return surroundings.journal().read(zone.id()).unfinished().values().stream()
                .filter(rotation -> hostnames.stream().anyMatch(rotation.hostnames()::containsKey))
                .findFirst()
                .map(rotation -> new Advance.Wait<>(
                        PAUSE, "the rotation to certificate " + rotation.certificateId() + " by " + rotation.build()));
    }
}
