package io.jenkins.plugins.cloudflare.aop.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The certificates of one level of a zone. Deleted ones stay readable by id as tombstones, are no longer listed once
 * the deletion is finished, and come back under their id when the same certificate is uploaded again. Not safe for use
 * by several threads.
 */
final class CertificateStore {
    private static final int QUOTA = 10;

    /** The two collections differ in codes only. */
    enum Level {
        HOSTNAME(1551, "Hostname certificate not found"),
        ZONE(1552, "Certificate not found");

        private final int notFound;
        private final String notFoundText;

        Level(int notFound, String notFoundText) {
            this.notFound = notFound;
            this.notFoundText = notFoundText;
        }
    }

    private final Level level;
    private final EmulatorOptions options;
    private final Predicate<String> isReferenced;
    private final List<StoredCertificate> stored = new ArrayList<>();
    private final EveryThird failing;
    private final EveryThird stuck;

    /** @param isReferenced tells whether something refers to the certificate with this id */
    CertificateStore(Level level, EmulatorOptions options, Predicate<String> isReferenced) {
        this.level = level;
        this.options = options;
        this.isReferenced = isReferenced;
        this.failing = new EveryThird(options, Oddity.FAILING_CERTIFICATE);
        this.stuck = new EveryThird(options, Oddity.STUCK_DELETION);
    }

    StoredCertificate upload(KeyPairUpload upload) throws Refusal {
        Instant now = settle();
        Optional<StoredCertificate> same = stored.stream()
                .filter(certificate -> certificate.leaf().equals(upload.leaf()))
                .findFirst();
        if (same.isPresent() && !same.get().isDeleted()) {
            throw new Refusal(400, 1406, "Certificate already exists for this zone");
        }
        if (stored.stream().filter(c -> !c.isDeleting() && !c.isDeleted()).count() >= QUOTA) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.CERTIFICATE_QUOTA,
                    "the zone has " + QUOTA + " certificates already, delete one first");
        }
        StoredCertificate certificate;
        if (same.isPresent()) {
            certificate = same.get();
            certificate.deploy(options.pending(), now);
        } else {
            certificate = new StoredCertificate(upload, options.pending(), now);
            stored.add(certificate);
        }
        if (failing.isNext()) {
            certificate.failToEnd();
        }
        settle();
        return certificate;
    }

    /** What a list shows. */
    List<StoredCertificate> list() {
        stored.forEach(StoredCertificate::read);
        settle();
        return stored.stream().filter(certificate -> !certificate.isDeleted()).toList();
    }

    StoredCertificate read(String id) throws Refusal {
        StoredCertificate certificate = find(id).orElseThrow(this::notFound);
        certificate.read();
        settle();
        return certificate;
    }

    StoredCertificate delete(String id) throws Refusal {
        Instant now = settle();
        if (!id.matches("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new Refusal(400, 1415, "Invalid Certificate ID");
        }
        StoredCertificate certificate = find(id).orElseThrow(this::notFound);
        if (certificate.isDeleted()) {
            throw level == Level.HOSTNAME
                    ? notFound()
                    : new Refusal(400, EmulatorErrorCodes.ALREADY_DELETED, "Certificate is already deleted");
        }
        if (certificate.isDeleting()) {
            throw new Refusal(400, 1414, "Certificate is pending deletion");
        }
        if (certificate.isDeploying()) {
            throw new Refusal(400, 1434, "Certificate is pending deployment");
        }
        if (isReferenced.test(certificate.id())) {
            throw new Refusal(400, 1433, "Certificate is in use");
        }
        certificate.delete(options.pending(), now);
        if (stuck.isNext()) {
            certificate.failToEnd();
        }
        settle();
        return certificate;
    }

    /** Without counting as a read; a deleted one is found too, by its id in either form. */
    Optional<StoredCertificate> find(String id) {
        settle();
        return stored.stream()
                .filter(certificate -> certificate.id().replace("-", "").equals(id.replace("-", "")))
                .findFirst();
    }

    /** The live one that was deployed last. */
    Optional<StoredCertificate> newestLive() {
        settle();
        return stored.stream()
                .filter(StoredCertificate::isLive)
                .reduce((older, newer) -> newer.uploadedOn().isBefore(older.uploadedOn()) ? older : newer);
    }

    private Instant settle() {
        Instant now = options.clock().instant();
        stored.forEach(certificate -> certificate.settle(now, options.deploymentsTimeOut()));
        return now;
    }

    private Refusal notFound() {
        return new Refusal(404, level.notFound, level.notFoundText);
    }
}
