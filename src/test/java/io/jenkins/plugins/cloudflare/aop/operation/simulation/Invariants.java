package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneResult;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusResult;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
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
    /** Certificates that a hostname had before it was rotated. */
    private final Map<String, Set<CertificateId>> had = new HashMap<>();
    /** Certificates that were asked to be kept by the build that runs. */
    private final Map<SimulatedBuild, CertificateId> kept = new HashMap<>();

    /** Rotations of which the end was checked. */
    private final Set<String> rolledBack = new HashSet<>();

    Invariants(SimulatedWorld world, OddCloudflare zone) {
        this.world = world;
        this.zone = zone;
    }

    private void require(boolean holds, SimulatedBuild build, String what) {
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

    void keeps(SimulatedBuild build, CertificateId id) {
        kept.put(build, id);
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
        SimulatedOrigins.Origin origin = world.origins.at(hostname, SimulatedOrigins.ADDRESSES.get(0));
        Instant visit = build.visits.get(hostname + " " + SimulatedOrigins.ADDRESSES.get(0));
        require(
                origin.accepts(leaf) || visit != null && !visit.isAfter(origin.since()),
                build,
                hostname + " moves to a certificate that its origin refuses");
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
        require(!id.equals(kept.get(build)), build, "certificate " + id + " is deleted although it was to be kept");
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
        kept.remove(build);
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

    void succeeded(SimulatedBuild build, int step, Object result) {
        if (result instanceof UploadResult upload) {
            OddCloudflare.Certificate certificate = zone.certificates.get(new CertificateId(upload.getId()));
            require(certificate.isLive() && !certificate.fails, build, "the uploaded certificate is not there");
        } else if (result instanceof RotationResult rotation) {
            rotated(build, rotation);
        } else if (result instanceof StatusResult status) {
            status(build, status);
        } else if (build.plan.kind().equals("deploy") && step == 1) {
            for (String hostname : build.plan.text("hostnames").split(" ")) {
                OddCloudflare.Row row = zone.rows.get(hostname);
                require(row != null && row.enabled(), build, hostname + " is said to be enabled and is not");
                require(
                        zone.live(row.certificate()).isPresent()
                                && !zone.live(row.certificate()).get().isExpired(zone.now()),
                        build,
                        hostname + " is said to be enabled with a certificate that is none");
            }
        } else if (build.plan.kind().equals("disable")) {
            for (String hostname : build.plan.text("hostnames").split(" ")) {
                OddCloudflare.Row row = zone.rows.get(hostname);
                require(
                        row == null
                                || !row.enabled()
                                || zone.live(row.certificate()).isEmpty(),
                        build,
                        hostname + " is said to be off and is not");
            }
        } else if (result instanceof PruneResult pruned) {
            pruned.getDeleted()
                    .forEach(one -> require(
                            zone.live(new CertificateId((String) one.get("id"))).isEmpty(),
                            build,
                            one.get("id") + " is said to be deleted and is not"));
        }
        kept.remove(build);
    }

    private void rotated(SimulatedBuild build, RotationResult result) {
        if (!result.isRotated()) {
            return;
        }
        CertificateId id = new CertificateId(result.getCertificateId());
        CertificateId old = new CertificateId(result.getOldCertificateId());
        String told = result.getPhases().toString();
        require(zone.certificates.containsKey(id), build, "a certificate is named that does not exist");
        for (String hostname : result.getHostnames()) {
            OddCloudflare.Row row = zone.rows.get(hostname);
            boolean so = row != null && row.certificate().equals(id);
            require(
                    so || told.contains(hostname + " was"),
                    build,
                    hostname + " is said to be rotated and is not: " + told);
            boolean own = world.journal.now().rotations().values().stream()
                    .anyMatch(one ->
                            one.build().equals(build.name) && one.certificate().equals(id) && !told.contains("resume"));
            if (build.plan.is("force") && build.plan.text("issuerCredentialsId") != null && own) {
                require(
                        !had.getOrDefault(hostname, Set.of()).contains(id),
                        build,
                        hostname + " gets again what it had before");
            }
            had.computeIfAbsent(hostname, any -> new HashSet<>()).add(old);
        }
        if (!build.plan.is("force") && !told.contains("resume")) {
            require(
                    !zone.certificates
                                    .get(id)
                                    .leaf
                                    .getNotAfter()
                                    .before(zone.certificates.get(old).leaf.getNotAfter())
                            || !zone.certificates.get(old).isLive(),
                    build,
                    "the new certificate ends before the old one");
        }
        require(!result.isOldDeleted() || zone.live(old).isEmpty(), build, "the old one is said to be deleted");
    }

    private void status(SimulatedBuild build, StatusResult status) {
        String told = status.getProblems().toString();
        zone.rows.forEach((hostname, row) -> {
            if (row.enabled()) {
                OddCloudflare.Certificate certificate = zone.certificates.get(row.certificate());
                boolean bad = !certificate.isLive() || certificate.fails || certificate.isExpired(zone.now());
                require(
                        !bad
                                || told.contains(row.certificate().value())
                                || told.contains(row.certificate().digits()),
                        build,
                        "status does not tell that the certificate of " + hostname + " is "
                                + certificate.status(zone.now()));
            } else {
                require(told.contains(hostname), build, "status does not tell that " + hostname + " is off");
            }
        });
    }
}
