package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.FileCredentials;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.status.InspectZone;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusSpec;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Jobs as people write them, with parameters by chance. */
final class Jobs {
    static final List<String> HOSTNAMES = List.of("a.example.com", "b.example.com", "c.example.com");
    private static final Map<String, TestPki> CAS = Map.of("one", TestPki.ca("one"), "two", TestPki.ca("two"));
    /** Certificates by the names of their credentials: the CA, a letter, and how many days they live. */
    private static final Map<String, ClientCertificate> CLIENTS = clients();

    final FileCredentials credentials = new FileCredentials().with("cloudflare", "a-token");
    private final SimulatedWorld world;

    Jobs(SimulatedWorld world) {
        this.world = world;
        CAS.forEach((name, ca) -> credentials.with(name, ca.pemWithKey()));
        CLIENTS.forEach((name, client) -> credentials.with(name, client.leafPem() + client.privateKeyPem()));
    }

    private static Map<String, ClientCertificate> clients() {
        Map<String, ClientCertificate> clients = new LinkedHashMap<>();
        for (String name : List.of("one-a-40", "one-b-25", "one-c-90", "two-d-60", "two-e-20")) {
            String[] parts = name.split("-");
            try {
                clients.put(
                        name,
                        CAS.get(parts[0])
                                .issuer()
                                .issue(
                                        "a.example.com",
                                        Duration.ofDays(Long.parseLong(parts[2])),
                                        Instant.now(),
                                        new SecureRandom()));
            } catch (PkiException e) {
                throw new IllegalStateException(e);
            }
        }
        return clients;
    }

    /** All hostnames on the first certificate. */
    SimulatedBuild.Plan first() {
        return deploy(Map.of("certificateCredentialsId", "one-a-40", "ca", "one"), String.join(" ", HOSTNAMES));
    }

    SimulatedBuild.Plan any() {
        return switch (world.chance.nextInt(13)) {
            case 0, 1 -> deploy(certificate(), someHostnames());
            case 2 -> disable();
            case 3 -> prune();
            case 4 -> status("NONE");
            case 5 -> verify();
            case 6 -> enable();
            default -> rotate(certificate(), world.chance.nextBoolean() ? jobsHostnames() : null, odds(3));
        };
    }

    private boolean odds(int oneIn) {
        return world.chance.nextInt(oneIn) == 0;
    }

    private String someHostnames() {
        List<String> some = new ArrayList<>();
        HOSTNAMES.stream().filter(any -> world.chance.nextBoolean()).forEach(some::add);
        return some.isEmpty() ? HOSTNAMES.get(0) : String.join(" ", some);
    }

    /** Jobs share out the hostnames, above all beside a rotation that is under way or was left. */
    private String jobsHostnames() {
        List<String> rest = new ArrayList<>(HOSTNAMES);
        world.journal
                .now()
                .unfinished()
                .values()
                .forEach(rotation -> rest.removeAll(rotation.hostnames().keySet()));
        boolean shared = !rest.isEmpty() && rest.size() < HOSTNAMES.size() && !odds(3);
        return shared ? String.join(" ", rest) : someHostnames();
    }

    private Map<String, Object> certificate() {
        if (!odds(4)) {
            List<String> names = List.copyOf(new TreeSet<>(CLIENTS.keySet()));
            String name = names.get(world.chance.nextInt(names.size()));
            return Map.of("certificateCredentialsId", name, "ca", name.split("-")[0]);
        }
        String ca = odds(3) ? "two" : "one";
        return Map.of(
                "issuerCredentialsId", ca, "commonName", "a.example.com", "validityDays", odds(2) ? 30 : 60, "ca", ca);
    }

    private static Map<String, Object> with(Map<String, Object> some, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.put("zone", "example.com");
        all.putIfAbsent("waitSeconds", 1200);
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] != null) {
                all.put((String) more[i], more[i + 1]);
            }
        }
        return all;
    }

    private static <S> S spec(Class<S> type, Map<String, Object> parameters) {
        List<Object> flat = new ArrayList<>();
        parameters.forEach((name, value) -> {
            // The CA is what the simulation itself wants to know.
            if (!name.equals("ca")) {
                flat.addAll(List.of(name, value));
            }
        });
        return SpecOf.of(type, flat.toArray());
    }

    SimulatedBuild.Plan deploy(Map<String, Object> certificate, String hostnames) {
        Map<String, Object> upload = with(certificate);
        Map<String, Object> enable = with(Map.of(), "hostnames", hostnames);
        Map<String, Object> both = with(certificate, "hostnames", hostnames);
        return new SimulatedBuild.Plan(
                "deploy",
                both,
                List.of(
                        (context, at) -> UploadCertificate.run(spec(UploadCertificateSpec.class, upload), context, at),
                        (context, at) -> EnableHostname.run(spec(EnableHostnameSpec.class, enable), context, at)));
    }

    SimulatedBuild.Plan rotate(Map<String, Object> certificate, String hostnames, boolean force) {
        Map<String, Object> all = with(
                certificate,
                "hostnames",
                hostnames,
                "origins",
                SimulatedOrigins.ADDRESSES.get(odds(3) ? 1 : 0),
                "oldCertificateId",
                odds(8) ? anyCertificate() : null,
                "detours",
                "-OTHER_ISSUERS",
                "force",
                force,
                "deleteOld",
                odds(2),
                "waitSeconds",
                odds(2) ? 300 : 1200);
        if (odds(2)) {
            // A single look: others are repeated as long as there is time.
            all.remove("waitSeconds");
        }
        return new SimulatedBuild.Plan(
                "rotate",
                all,
                List.of((context, at) -> RotateCertificate.run(spec(RotateCertificateSpec.class, all), context, at)));
    }

    /** One that is or was there, or never was. */
    private String anyCertificate() {
        List<CertificateId> all = List.copyOf(world.zone.certificates.keySet());
        return odds(4)
                ? "00000000-0000-4000-8000-000000000000"
                : all.get(world.chance.nextInt(all.size())).value();
    }

    /** A certificate by its id, as a script has it that nobody has looked at for long. */
    private SimulatedBuild.Plan enable() {
        Map<String, Object> all = with(Map.of(), "hostnames", someHostnames(), "certificateId", anyCertificate());
        return new SimulatedBuild.Plan(
                "enable",
                all,
                List.of((context, at) -> EnableHostname.run(spec(EnableHostnameSpec.class, all), context, at)));
    }

    private SimulatedBuild.Plan disable() {
        Map<String, Object> all =
                with(Map.of(), "hostnames", someHostnames(), "mode", odds(2) ? "off" : "void", "force", odds(2));
        return new SimulatedBuild.Plan(
                "disable",
                all,
                List.of((context, at) -> DisableHostname.run(spec(DisableHostnameSpec.class, all), context, at)));
    }

    private SimulatedBuild.Plan prune() {
        List<CertificateId> live = world.zone.certificates.values().stream()
                .filter(OddCloudflare.Certificate::isLive)
                .map(one -> one.id)
                .toList();
        CertificateId keep = live.isEmpty() ? null : live.get(world.chance.nextInt(live.size()));
        return prune(odds(2) ? 0 : 5, keep);
    }

    SimulatedBuild.Plan prune(int days, CertificateId keep) {
        String form =
                keep == null ? null : odds(2) ? keep.digits() : keep.value().toUpperCase(java.util.Locale.ROOT);
        Map<String, Object> all = with(Map.of(), "unusedForDays", days, "dryRun", false, "keep", form);
        return new SimulatedBuild.Plan(
                "prune",
                all,
                List.of((context, at) -> PruneCertificates.run(spec(PruneCertificatesSpec.class, all), context, at)));
    }

    SimulatedBuild.Plan status(String onFailure) {
        Map<String, Object> all = with(Map.of(), "onFailure", onFailure, "hostnames", String.join(" ", HOSTNAMES));
        return new SimulatedBuild.Plan(
                "status", all, List.of((context, at) -> InspectZone.run(spec(StatusSpec.class, all), context, at)));
    }

    private SimulatedBuild.Plan verify() {
        Map<String, Object> all = with(
                Map.of("certificateCredentialsId", "one-a-40"),
                "hostnames",
                someHostnames(),
                "origins",
                String.join(" ", SimulatedOrigins.ADDRESSES),
                "detours",
                "-OTHER_ISSUERS",
                "onFailure",
                "NONE");
        all.remove("waitSeconds");
        return new SimulatedBuild.Plan(
                "verify",
                all,
                List.of((context, at) -> VerifyOrigin.run(spec(VerifyOriginSpec.class, all), context, at)));
    }
}
