package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold after every event, whatever the service, other people and crashes do. */
final class Invariants {
    /** An invariant that did not hold. */
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    private final SimulatedWorld world;
    private final OddCloudflare zone;
    /** Hostnames that were switched off or released, and that no step or person has enabled since. */
    private final Set<String> off = new HashSet<>();
    /** Certificates that were there and that a build is about to use, and when it chose them. */
    private final Map<SimulatedBuild, CertificateId> chosen = new HashMap<>();

    private final Map<SimulatedBuild, Instant> chosenAt = new HashMap<>();

    Invariants(SimulatedWorld world, OddCloudflare zone) {
        this.world = world;
        this.zone = zone;
    }

    static void require(boolean holds, SimulatedBuild build, String what) {
        if (!holds) {
            throw new Broken(what + " (by " + build + ")");
        }
    }

    void isOff(String hostname, boolean now) {
        if (now) {
            off.add(hostname);
        } else {
            off.remove(hostname);
        }
    }

    void chooses(SimulatedBuild build, CertificateId id) {
        chosen.put(build, id);
        chosenAt.put(build, zone.now());
    }

    /** The build is gone, with what it meant to do. */
    void gone(SimulatedBuild build) {
        chosen.remove(build);
    }

    /** A write is about to be sent: no build of another process is in the midst of what it writes. */
    void writes(SimulatedBuild build) {
        for (SimulatedBuild other : world.running()) {
            require(
                    other.process == build.process || !other.wrote || !other.isSeen(),
                    build,
                    "two processes write at once, the other one for " + other);
        }
        build.wrote = true;
    }

    void alive(SimulatedBuild build, Instant begun) {
        require(
                Duration.between(begun, zone.now()).compareTo(Duration.ofDays(2)) < 0,
                build,
                "every build ends, this one does not");
    }

    /** A change is about to be sent. */
    void send(SimulatedBuild build, List<AssociationChange> changes) {
        boolean rotates = build.plan.kind().equals("rotate");
        for (AssociationChange change : changes) {
            String hostname = change.hostname();
            OddCloudflare.Row row = zone.rows.get(hostname);
            if (build.plan.kind().equals("disable")) {
                require(
                        build.plan.is("force") || !world.origins.hasEnforced(hostname),
                        build,
                        hostname + " is disabled although an origin of it enforced last");
                continue;
            }
            OddCloudflare.Certificate certificate = zone.certificates.get(change.certificateId());
            boolean served = row != null && row.enabled();
            if (served && !row.certificate().equals(change.certificateId())) {
                require(!certificate.isExpired(zone.now()), build, hostname + " moves to an expired certificate");
                require(
                        certificate.status(zone.now()).equals("active"),
                        build,
                        hostname + " moves to a certificate that is " + certificate.status(zone.now()));
                if (rotates) {
                    requireAccepted(build, hostname, certificate.leaf);
                    world.journalRules.moves(build, hostname);
                }
            }
            if (rotates) {
                require(
                        !off.contains(hostname) || !Boolean.TRUE.equals(change.enabled()),
                        build,
                        "the switch-off of " + hostname + " is undone");
                require(row != null || change.enabled() == null, build, hostname + " was released and gets one again");
            } else {
                off.remove(hostname);
            }
        }
    }

    /** An origin that refuses the certificate, and did so when the build last visited it. */
    private void requireAccepted(SimulatedBuild build, String hostname, X509Certificate leaf) {
        if (!world.canAsk(build, leaf)) {
            return;
        }
        List<String> addresses = world.journalRules
                .rotation(build, hostname)
                .map(rotation -> SimulatedOrigins.addresses(rotation.getValue().terms()))
                .orElse(List.of());
        for (String address : addresses) {
            SimulatedOrigins.Origin origin = world.origins.at(hostname, address);
            Instant visit = build.visits.get(hostname + " " + address);
            require(
                    origin.accepts(leaf) || visit != null && !visit.isAfter(origin.since()),
                    build,
                    hostname + " moves to a certificate that its origin " + address + " refuses");
        }
    }

    void upload(SimulatedBuild build, String pem) {
        String issuer = build.plan.text("issuerCredentialsId");
        if (issuer == null || !build.plan.kind().equals("deploy")) {
            return;
        }
        X509Certificate leaf = OddCloudflare.parse(pem);
        Duration renewBefore = Duration.ofDays((Integer) build.plan.parameters().get("validityDays") / 3);
        Optional<OddCloudflare.Certificate> same = zone.certificates.values().stream()
                .filter(one -> one.isLive() && !one.fails && !one.leaf.equals(leaf))
                .filter(one -> SimulatedOrigins.issuer(one.leaf).equals(SimulatedOrigins.issuer(leaf)))
                .filter(one -> CertificateNames.of(one.leaf).equals(CertificateNames.of(leaf)))
                .filter(one -> one.leaf
                        .getNotAfter()
                        .toInstant()
                        .isAfter(zone.now().plus(renewBefore).plusSeconds(5)))
                .findFirst();
        require(same.isEmpty(), build, "a duplicate of a certificate that serves is uploaded");
    }

    void delete(SimulatedBuild build, CertificateId id) {
        require(
                zone.using(id).isEmpty(),
                build,
                "certificate " + id + " is deleted although " + zone.using(id) + " use it");
        chosen.forEach((other, certificate) -> require(
                other == build
                        || !certificate.equals(id)
                        || Duration.between(chosenAt.get(other), zone.now()).compareTo(Duration.ofHours(1)) >= 0,
                build,
                "certificate " + id + " is deleted although " + other + " has just chosen it"));
        String keep = build.plan.text("keep");
        require(
                keep == null || !id.equals(new CertificateId(keep)),
                build,
                "certificate " + id + " is deleted although it was to be kept");
        for (RotationState rotation : world.journal.now().unfinished().values()) {
            boolean own = rotation.build().equals(build.name) && rotation.stage() == RotationState.Stage.PROVED;
            require(
                    own || !rotation.needs(id),
                    build,
                    "certificate " + id + " is deleted although the rotation of " + rotation.build() + " needs it");
        }
        if (build.plan.kind().equals("prune")) {
            int days = (Integer) build.plan.parameters().get("unusedForDays");
            Instant used = zone.lastUse.get(id);
            require(
                    used == null
                            || zone.certificates.get(id).isExpired(zone.now())
                            || !used.isAfter(zone.now().minus(Duration.ofDays(days))),
                    build,
                    "certificate " + id + " is deleted although it was used at " + used);
        }
    }

    void failed(SimulatedBuild build, OperationException e) {
        gone(build);
        if (e == null) {
            return;
        }
        world.journalRules.failed(build, e.getMessage());
        boolean adopts = build.plan.kind().equals("deploy") && build.plan.text("issuerCredentialsId") != null;
        zone.certificates.values().stream()
                .filter(one -> adopts && one.fails && one.activeAt.isBefore(build.startedAt))
                .forEach(one -> require(
                        !e.getMessage().contains(one.id.value())
                                && !e.getMessage().contains(one.id.digits()),
                        build,
                        "a certificate is adopted that failed before: " + e.getMessage()));
    }
}
