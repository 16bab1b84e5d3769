package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Written;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A zone in memory that fails by chance: before it does what it is asked, after, or not at all; and that takes its time.
 * Fast enough for thousands of schedules.
 */
final class SimulatedCloudflare extends UnaskedApi {
    static final ZoneId ZONE = new ZoneId("0123456789abcdef0123456789abcdef");

    private record Held(CertificateId id, String pem, Instant activeAt) {}

    /** @param before what the edge presents until then, null for nothing */
    private record Pointed(CertificateId id, Instant activeAt, CertificateId before) {}

    private final Random chance;
    private final InstantSource clock;
    private final double faults;
    private final Map<String, Held> certificates = new LinkedHashMap<>();
    private final Map<String, Pointed> associations = new LinkedHashMap<>();
    int puts;

    SimulatedCloudflare(Random chance, InstantSource clock, double faults) {
        this.chance = chance;
        this.clock = clock;
        this.faults = faults;
    }

    int certificateCount() {
        return certificates.size();
    }

    CertificateId onlyCertificate() {
        return certificates.values().iterator().next().id();
    }

    boolean holds(CertificateId id) {
        return certificates.values().stream().anyMatch(held -> held.id().equals(id));
    }

    Map<String, CertificateId> pointers() {
        Map<String, CertificateId> all = new LinkedHashMap<>();
        associations.forEach((hostname, pointed) -> all.put(hostname, pointed.id()));
        return all;
    }

    private void maybeFail() throws CloudflareException {
        if (chance.nextDouble() < faults) {
            throw new CloudflareException.Unavailable("simulated fault", chance.nextBoolean() ? 0 : 502, 0, null);
        }
    }

    private Instant later() {
        return clock.instant().plusMillis(chance.nextInt(20_000));
    }

    private String status(Instant activeAt) {
        return clock.instant().isBefore(activeAt) ? "pending_deployment" : "active";
    }

    @Override
    public Optional<Zone> zoneNamed(String name) throws CloudflareException {
        maybeFail();
        return name.equals("example.com") ? Optional.of(new Zone(ZONE, name, "active")) : Optional.empty();
    }

    @Override
    public Optional<Zone> zone(ZoneId id) {
        return Optional.of(new Zone(ZONE, "example.com", "active"));
    }

    @Override
    public boolean isZoneLevelCertificate(ZoneId zone, CertificateId id) {
        return false;
    }

    @Override
    public List<HostnameCertificate> certificates(ZoneId zone) throws CloudflareException {
        maybeFail();
        List<HostnameCertificate> list = new ArrayList<>();
        certificates.values().forEach(held -> list.add(shown(held)));
        return list;
    }

    private HostnameCertificate shown(Held held) {
        return new HostnameCertificate(held.id(), held.pem(), status(held.activeAt()), null, null, null);
    }

    @Override
    public Optional<HostnameCertificate> certificate(ZoneId zone, CertificateId id) {
        return certificates.values().stream()
                .filter(held -> held.id().equals(id))
                .map(this::shown)
                .findFirst();
    }

    @Override
    public Written<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException {
        maybeFail();
        if (certificates.containsKey(leafPem)) {
            throw new CloudflareException.Rejected("exists", 400, 1406, "ray");
        }
        byte[] id = new byte[16];
        chance.nextBytes(id);
        Held held = new Held(new CertificateId(UUID.nameUUIDFromBytes(id).toString()), leafPem, later());
        certificates.put(leafPem, held);
        maybeFail();
        return new Written<>(shown(held), "ray");
    }

    @Override
    public List<Association> associations(ZoneId zone) throws CloudflareException {
        maybeFail();
        List<Association> list = new ArrayList<>();
        associations.forEach((hostname, pointed) ->
                list.add(new Association(hostname, pointed.id(), true, status(pointed.activeAt()), null)));
        return list;
    }

    @Override
    public Optional<Association> association(ZoneId zone, String hostname) {
        return Optional.ofNullable(associations.get(hostname))
                .map(pointed -> new Association(hostname, pointed.id(), true, status(pointed.activeAt()), "active"));
    }

    @Override
    public Written<List<Association>> associate(ZoneId zone, List<AssociationChange> changes)
            throws CloudflareException {
        maybeFail();
        puts++;
        List<Association> answer = new ArrayList<>();
        for (AssociationChange change : changes) {
            Pointed now = associations.get(change.hostname());
            associations.put(
                    change.hostname(), new Pointed(change.certificateId(), later(), now == null ? null : now.id()));
            answer.add(new Association(change.hostname(), change.certificateId(), true, "pending_deployment", null));
        }
        maybeFail();
        return new Written<>(answer, "ray");
    }

    @Override
    public List<DnsRecord> dnsRecords(ZoneId zone, String name) {
        return List.of();
    }

    @Override
    public EncryptionMode encryptionMode(ZoneId zone) {
        return EncryptionMode.FULL;
    }

    @Override
    public Written<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException {
        maybeFail();
        for (Pointed pointed : associations.values()) {
            boolean onTheWay = clock.instant().isBefore(pointed.activeAt()) && id.equals(pointed.before());
            if (pointed.id().equals(id) || onTheWay) {
                throw new CloudflareException.Rejected("in use", 400, 1433, "ray");
            }
        }
        certificates.values().removeIf(held -> held.id().equals(id));
        maybeFail();
        return new Written<>(DeploymentStatus.PENDING_DELETION, "ray");
    }
}
