package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** What a zone really holds, on a virtual clock, with certificates that fail, get stuck, and vanish. */
final class OddCloudflare {
    static final ZoneId ZONE = new ZoneId("0123456789abcdef0123456789abcdef");

    /** A certificate, in a state of which the lists tell. */
    static final class Certificate {
        final CertificateId id;
        final String pem;
        final X509Certificate leaf;
        final Instant uploadedAt;
        Instant activeAt;
        boolean fails;
        Instant deletedAt;
        boolean stuck;

        Certificate(CertificateId id, String pem, X509Certificate leaf, Instant now, Instant activeAt) {
            this.id = id;
            this.pem = pem;
            this.leaf = leaf;
            this.uploadedAt = now;
            this.activeAt = activeAt;
        }

        boolean isLive() {
            return deletedAt == null;
        }

        boolean isExpired(Instant now) {
            return !leaf.getNotAfter().toInstant().isAfter(now);
        }

        String status(Instant now) {
            if (deletedAt != null) {
                return stuck ? "pending_deletion" : "deleted";
            }
            return now.isBefore(activeAt) ? "pending_deployment" : fails ? "deployment_timed_out" : "active";
        }
    }

    /** What a hostname presents. */
    record Row(CertificateId certificate, boolean enabled, Instant changedAt, Instant activeAt) {
        String status(Instant now) {
            return now.isBefore(activeAt) ? "pending_deployment" : "active";
        }
    }

    private record Late(Instant at, List<AssociationChange> changes) {}

    final SimulatedWorld world;
    final TestClock clock;
    private final Random chance;
    final Map<CertificateId, Certificate> certificates = new LinkedHashMap<>();
    final Map<String, Row> rows = new LinkedHashMap<>();
    /** When a certificate was last used by a hostname, as far as lists or writes told builds. */
    final Map<CertificateId, Instant> lastUse = new LinkedHashMap<>();

    private final List<Late> late = new ArrayList<>();
    boolean quiet;

    OddCloudflare(SimulatedWorld world, TestClock clock, Random chance) {
        this.world = world;
        this.clock = clock;
        this.chance = chance;
    }

    Instant now() {
        return clock.instant();
    }

    /** Carries out what was late. */
    void settle() {
        for (Iterator<Late> writes = late.iterator(); writes.hasNext(); ) {
            Late write = writes.next();
            if (!write.at().isAfter(now())) {
                writes.remove();
                write.changes().forEach(change -> {
                    apply(change);
                    // What was in flight could not be called back.
                    if (Boolean.TRUE.equals(change.enabled())) {
                        world.invariants.isOff(change.hostname(), false);
                    }
                });
            }
        }
    }

    void applyLater(List<AssociationChange> changes) {
        late.add(new Late(now().plusSeconds(1 + chance.nextInt(25)), List.copyOf(changes)));
    }

    /** Changes of a hostname that were sent and may still be carried out. */
    Stream<AssociationChange> late(String hostname) {
        return late.stream()
                .flatMap(write -> write.changes().stream())
                .filter(change -> change.hostname().equals(hostname));
    }

    Optional<Certificate> live(CertificateId id) {
        return Optional.ofNullable(certificates.get(id)).filter(Certificate::isLive);
    }

    List<String> using(CertificateId id) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().certificate().equals(id))
                .map(Map.Entry::getKey)
                .toList();
    }

    Certificate upload(String pem) throws CloudflareException {
        X509Certificate leaf = parse(pem);
        for (Certificate certificate : certificates.values()) {
            if (certificate.leaf.equals(leaf) && (certificate.isLive() || certificate.stuck)) {
                throw new CloudflareException.Rejected("exists", 400, 1406, "ray");
            }
        }
        byte[] bytes = new byte[16];
        chance.nextBytes(bytes);
        CertificateId id = new CertificateId(UUID.nameUUIDFromBytes(bytes).toString());
        Certificate certificate = new Certificate(id, pem, leaf, now(), soon());
        certificate.fails = !quiet && chance.nextInt(25) == 0;
        certificates.put(id, certificate);
        return certificate;
    }

    private Instant soon() {
        return now().plus(Duration.ofMillis(quiet ? 500 : chance.nextInt(15_000)));
    }

    /** @throws CloudflareException when the certificate is not there */
    void check(AssociationChange change) throws CloudflareException {
        if (live(change.certificateId()).isEmpty()) {
            throw new CloudflareException.Rejected("invalid certificate", 400, 1415, "ray");
        }
    }

    void apply(AssociationChange change) {
        if (live(change.certificateId()).isEmpty()) {
            return;
        }
        world.log("zone", change);
        if (!Boolean.TRUE.equals(change.enabled())) {
            world.invariants.isOff(change.hostname(), true);
        }
        Row before = rows.get(change.hostname());
        if (before != null) {
            lastUse.put(before.certificate(), now());
        }
        if (change.enabled() == null) {
            rows.remove(change.hostname());
        } else {
            lastUse.put(change.certificateId(), now());
            boolean same = before != null
                    && before.certificate().equals(change.certificateId())
                    && before.enabled() == change.enabled();
            if (!same) {
                rows.put(change.hostname(), new Row(change.certificateId(), change.enabled(), now(), soon()));
            }
        }
    }

    /** @param lax whether Cloudflare forgets to look who uses it */
    void delete(CertificateId id, boolean lax) throws CloudflareException {
        if (!using(id).isEmpty() && !lax) {
            throw new CloudflareException.Rejected("in use", 400, 1433, "ray");
        }
        live(id).ifPresent(certificate -> {
            certificate.deletedAt = now();
            certificate.stuck = !quiet && chance.nextInt(10) == 0;
        });
    }

    static X509Certificate parse(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
