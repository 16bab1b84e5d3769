package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneResult;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusResult;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Success is what is so: every claim of a step, compared with the zone as it is. */
final class Claims {
    private final SimulatedWorld world;
    private final OddCloudflare zone;
    /** Certificates that a hostname had before it was rotated. */
    private final Map<String, Set<CertificateId>> had = new HashMap<>();

    Claims(SimulatedWorld world, OddCloudflare zone) {
        this.world = world;
        this.zone = zone;
    }

    private static void require(boolean holds, SimulatedBuild build, String what) {
        Invariants.require(holds, build, what);
    }

    void succeeded(SimulatedBuild build, int step, Object result) {
        if (result instanceof UploadResult upload) {
            OddCloudflare.Certificate certificate = zone.certificates.get(new CertificateId(upload.getId()));
            require(certificate.isLive() && !certificate.fails, build, "the uploaded certificate is not there");
            if (upload.isReused()) {
                world.invariants.chooses(build, certificate.id);
            }
        } else if (result instanceof RotationResult rotation) {
            rotated(build, rotation);
        } else if (result instanceof StatusResult status) {
            status(build, status);
        } else if (build.plan.kind().equals("enable") || build.plan.kind().equals("deploy") && step == 1) {
            for (String hostname : build.plan.text("hostnames").split(" ")) {
                OddCloudflare.Row row = zone.rows.get(hostname);
                require(row != null && row.enabled(), build, hostname + " is said to be enabled and is not");
                world.journalRules.deployed(hostname);
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
        if (step == build.plan.steps().size() - 1) {
            world.invariants.gone(build);
        }
    }

    private void rotated(SimulatedBuild build, RotationResult result) {
        require(
                zone.certificates.containsKey(new CertificateId(result.getOldCertificateId())),
                build,
                "an old certificate is named that does not exist");
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
        world.journal.now().rotations().entrySet().stream()
                .filter(one -> one.getValue().build().equals(build.name))
                .filter(one -> one.getValue().stage() == RotationState.Stage.DONE)
                .forEach(one -> visited(build, world.journalRules.begun(one.getKey()), one.getValue()));
        if (build.plan.text("issuerCredentialsId") != null && !told.contains("resume")) {
            X509Certificate leaf = zone.certificates.get(id).leaf;
            long life = Duration.between(
                            leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant())
                    .toDays();
            require(
                    life <= (Integer) build.plan.parameters().get("validityDays") + 1,
                    build,
                    "the new certificate lives " + life + " days");
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

    /** Proved at the origins of the rotation, whoever finished it. */
    private void visited(SimulatedBuild build, Instant begun, RotationState rotation) {
        for (String hostname : rotation.hostnames().keySet()) {
            for (String address : SimulatedOrigins.addresses(rotation.terms())) {
                Instant visit = world.origins.visited(hostname, address);
                require(
                        visit != null && !visit.isBefore(begun),
                        build,
                        hostname + " is said to be proved, and its origin " + address + " was not visited");
            }
        }
    }
}
