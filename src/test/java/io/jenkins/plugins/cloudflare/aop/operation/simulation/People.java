package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people do beside all builds: at the dashboard, by another controller, and at the origins. */
final class People {
    private final SimulatedWorld world;

    People(SimulatedWorld world) {
        this.world = world;
    }

    void act() {
        if (world.chance.nextInt(30) == 0) {
            setOrigin();
        }
        if (world.chance.nextInt(60) == 0) {
            associate();
        }
        if (world.chance.nextInt(150) == 0) {
            vanish();
        }
    }

    void setOrigins(boolean good) {
        for (String hostname : Jobs.HOSTNAMES) {
            for (String address : SimulatedOrigins.ADDRESSES) {
                world.origins.set(
                        hostname,
                        address,
                        new SimulatedOrigins.Origin(Set.of("one", "two"), !good, world.clock.instant()));
            }
        }
    }

    private void setOrigin() {
        int what = world.chance.nextInt(6);
        Set<String> trusted =
                what == 0 ? Set.of("one") : what == 1 ? Set.of("two") : what == 2 ? Set.of() : Set.of("one", "two");
        boolean open = world.chance.nextInt(6) == 0;
        world.origins.set(
                any(Jobs.HOSTNAMES),
                any(SimulatedOrigins.ADDRESSES),
                new SimulatedOrigins.Origin(trusted, open, world.clock.instant()));
    }

    /** A hostname is switched off, released, or pointed to another certificate. */
    private void associate() {
        OddCloudflare zone = world.zone;
        if (zone.rows.isEmpty()) {
            return;
        }
        String hostname = any(new ArrayList<>(zone.rows.keySet()));
        OddCloudflare.Row row = zone.rows.get(hostname);
        List<CertificateId> others = zone.certificates.values().stream()
                .filter(one -> one.isLive() && !one.fails && !one.isExpired(zone.now()))
                .map(one -> one.id)
                .toList();
        boolean off = world.chance.nextBoolean();
        CertificateId id = off || others.isEmpty() ? row.certificate() : any(others);
        Boolean enabled = off ? world.chance.nextBoolean() ? null : Boolean.FALSE : Boolean.TRUE;
        world.log("person", hostname);
        zone.apply(new AssociationChange(hostname, id, enabled));
        if (!off) {
            world.invariants.isOff(hostname, false);
        }
        world.changedByPeople.put(hostname, world.clock.instant());
    }

    /** A certificate is deleted although hostnames use it. */
    private void vanish() {
        List<OddCloudflare.Certificate> live = world.zone.certificates.values().stream()
                .filter(OddCloudflare.Certificate::isLive)
                .toList();
        if (live.size() > 1) {
            OddCloudflare.Certificate certificate = any(live);
            world.log("person", "deletes " + certificate.id);
            certificate.deletedAt = world.clock.instant();
            world.zone.using(certificate.id).forEach(hostname -> {
                world.changedByPeople.put(hostname, world.clock.instant());
            });
        }
    }

    private <T> T any(List<T> all) {
        return all.get(world.chance.nextInt(all.size()));
    }
}
