package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import java.time.Duration;
import java.util.Map;

/** After everything has calmed down, a few undisturbed runs put everything in order. */
final class QuietEnd {
    private static final Map<String, Object> ISSUER =
            Map.of("issuerCredentialsId", "one", "commonName", "a.example.com", "validityDays", 60, "ca", "one");

    private final SimulatedWorld world;

    QuietEnd(SimulatedWorld world) {
        this.world = world;
    }

    void run() throws InterruptedException {
        world.zone.quiet = true;
        new People(world).setOrigins(true);
        world.pass(Duration.ofHours(2));
        for (RotationState rotation : world.journal.now().unfinished().values()) {
            // Whether it is finished or rolled back, and whether anything is due after that, is the rotation's affair.
            world.finish(world.jobs.rotate(
                    ISSUER, String.join(" ", rotation.hostnames().keySet()), false));
        }
        require(
                world.journal.now().unfinished().isEmpty(),
                "a rotation is left unfinished: " + world.journal.now().unfinished());
        world.finish(world.jobs.prune(0, null));
        require(
                world.finish(world.jobs.deploy(ISSUER, String.join(" ", Jobs.HOSTNAMES))),
                "the last deployment does not succeed");
        world.pass(Duration.ofHours(2));
        require(world.finish(world.jobs.prune(0, null)), "the last prune does not succeed");
        world.zone.certificates.values().stream()
                .filter(OddCloudflare.Certificate::isLive)
                .forEach(
                        one -> require(!world.zone.using(one.id).isEmpty(), "certificate " + one.id + " is an orphan"));
        for (String hostname : Jobs.HOSTNAMES) {
            OddCloudflare.Row row = world.zone.rows.get(hostname);
            require(row != null && row.enabled(), hostname + " presents nothing in the end");
        }
        require(world.finish(world.jobs.status("FAILURE")), "the last status finds a problem");
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new Invariants.Broken(what);
        }
    }
}
