package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rotation by another build that is alive: what it moves is left alone until it has ended. */
public final class RotationGuard {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private RotationGuard() {}

    /** Waits when one of the hostnames is being moved; empty when none is. */
    public static <R> Optional<Advance<R>> of(Zone zone, List<String> hostnames, OperationContext context)
            throws OperationException {
        if (!context.locks().isHeld(zone.id(), context.clock().instant())) {
            return Optional.empty();
        }
        return context.journal().read(zone.id()).unfinished().values().stream()
                .filter(rotation -> hostnames.stream().anyMatch(rotation.hostnames()::containsKey))
                .findFirst()
                .map(rotation -> new Advance.Wait<>(
                        PAUSE, "the rotation to certificate " + rotation.certificateId() + " by " + rotation.build()));
    }
}
