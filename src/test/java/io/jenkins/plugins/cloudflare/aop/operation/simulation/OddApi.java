package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.UnusedApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Cloudflare's API as one build meets it. It fails by chance before, in the midst of and after what it is asked; a list
 * may lack a row or a field of it, though never twice in a row the same; ids come with and without dashes, hostnames in
 * upper case, rows twice.
 */
final class OddApi extends UnusedApi {
    private final OddCloudflare zone;
    private final Random chance;
    private final Invariants invariants;
    private final SimulatedBuild build;
    private Set<Object> hidden = new HashSet<>();
    /** The next write is interrupted and carried out later. */
    boolean interruptWrite;
    /** The process dies in one of its next calls. */
    int callsToLive = Integer.MAX_VALUE;

    OddApi(OddCloudflare zone, Random chance, Invariants invariants, SimulatedBuild build) {
        this.zone = zone;
        this.chance = chance;
        this.invariants = invariants;
        this.build = build;
    }

    private boolean odd(int oneIn) {
        return !zone.quiet && chance.nextInt(oneIn) == 0;
    }

    private void call(String what) throws CloudflareException {
        zone.world.log(build.name, what);
        call();
    }

    private void call() throws CloudflareException {
        zone.settle();
        if (--callsToLive <= 0) {
            throw new MemoryJournal.Killed("in a call");
        }
        if (odd(20)) {
            throw new CloudflareException.Unavailable("simulated fault", chance.nextBoolean() ? 0 : 502, 0, null);
        }
    }

    private void answered() throws CloudflareException {
        if (odd(30)) {
            throw new CloudflareException.Unavailable("no answer", 0, 0, null);
        }
    }

    @Override
    public Optional<Zone> zoneNamed(String name) throws CloudflareException {
        // A verification does without its zone where it is not told, and what it saw is then known to nobody.
        return Optional.of(new Zone(OddCloudflare.ZONE, name, "active"));
    }

    @Override
    public Optional<Zone> zone(ZoneId id) {
        return Optional.of(new Zone(OddCloudflare.ZONE, "example.com", "active"));
    }

    @Override
    public List<DnsRecord> dnsRecords(ZoneId id, String name) {
        return List.of();
    }

    @Override
    public boolean isZoneLevelCertificate(ZoneId id, CertificateId certificate) {
        return false;
    }

    @Override
    public boolean isZoneLevelEnabled(ZoneId id) {
        return false;
    }

    @Override
    public List<HostnameCertificate> zoneLevelCertificates(ZoneId id) {
        return List.of();
    }

    @Override
    public boolean isGlobalEnabled(ZoneId id) {
        return false;
    }

    @Override
    public EncryptionMode encryptionMode(ZoneId id) {
        return EncryptionMode.FULL;
    }

    private <T> List<T> glitching(List<T> rows, Function<T, Object> key) {
        boolean all = odd(60);
        Set<Object> now = new HashSet<>();
        Predicate<T> lacks = row -> (all || odd(25)) && !hidden.contains(key.apply(row)) && now.add(key.apply(row));
        List<T> shown = new ArrayList<>(rows);
        shown.removeIf(lacks);
        hidden.removeAll(rows.stream().map(key).toList());
        hidden.addAll(now);
        if (!shown.isEmpty() && odd(20)) {
            shown.add(shown.get(0));
        }
        return shown;
    }

    private HostnameCertificate shown(OddCloudflare.Certificate certificate, boolean whole) {
        CertificateId id = odd(3) ? new CertificateId(certificate.id.digits()) : certificate.id;
        return new HostnameCertificate(
                id,
                whole ? certificate.pem : null,
                whole ? certificate.status(zone.now()) : null,
                null,
                null,
                certificate.uploadedAt);
    }

    @Override
    public List<HostnameCertificate> certificates(ZoneId id) throws CloudflareException {
        call("certificates");
        return glitching(new ArrayList<>(zone.certificates.values()), certificate -> certificate.id).stream()
                .map(certificate -> {
                    boolean whole = !odd(40) || hidden.contains(certificate.id);
                    if (!whole) {
                        hidden.add(certificate.id);
                    }
                    return shown(certificate, whole);
                })
                .toList();
    }

    @Override
    public Optional<HostnameCertificate> certificate(ZoneId id, CertificateId certificate) throws CloudflareException {
        call("certificate");
        return Optional.ofNullable(zone.certificates.get(certificate)).map(found -> shown(found, true));
    }

    @Override
    public WriteResult<HostnameCertificate> upload(ZoneId id, String leafPem, String privateKeyPem)
            throws CloudflareException {
        call("upload");
        invariants.writes(build);
        invariants.upload(build, leafPem);
        OddCloudflare.Certificate certificate = zone.upload(leafPem);
        answered();
        return new WriteResult<>(shown(certificate, true), "ray");
    }

    @Override
    public WriteResult<DeploymentStatus> delete(ZoneId id, CertificateId certificate) throws CloudflareException {
        call("delete");
        invariants.writes(build);
        boolean lax = odd(2);
        if (zone.live(certificate).isPresent()
                && (lax || zone.using(certificate).isEmpty())) {
            invariants.delete(build, certificate);
        }
        zone.delete(certificate, lax);
        answered();
        return new WriteResult<>(DeploymentStatus.PENDING_DELETION, "ray");
    }

    private Association shown(String hostname, OddCloudflare.Row row, boolean whole) {
        CertificateId id = odd(3) ? new CertificateId(row.certificate().digits()) : row.certificate();
        return new Association(
                odd(3) ? hostname.toUpperCase(Locale.ROOT) : hostname,
                id,
                whole ? row.enabled() : null,
                row.status(zone.now()),
                null,
                row.changedAt(),
                !whole);
    }

    @Override
    public List<Association> associations(ZoneId id) throws CloudflareException {
        call("associations");
        List<Association> list = new ArrayList<>();
        for (String hostname : glitching(new ArrayList<>(zone.rows.keySet()), hostname -> hostname)) {
            boolean whole = !odd(40) || hidden.contains(hostname);
            if (!whole) {
                hidden.add(hostname);
            }
            OddCloudflare.Row row = zone.rows.get(hostname);
            zone.lastUse.put(row.certificate(), zone.now());
            list.add(shown(hostname, row, whole));
        }
        return list;
    }

    @Override
    public Optional<Association> association(ZoneId id, String hostname) throws CloudflareException {
        call("association");
        return Optional.ofNullable(zone.rows.get(hostname)).map(row -> shown(hostname, row, true));
    }

    @Override
    public WriteResult<List<Association>> associate(ZoneId id, List<AssociationChange> changes)
            throws CloudflareException {
        call("associate");
        invariants.writes(build);
        for (AssociationChange change : changes) {
            zone.check(change);
        }
        invariants.send(build, changes);
        if (interruptWrite) {
            interruptWrite = false;
            zone.applyLater(changes);
            throw new CloudflareException.Interrupted("interrupted");
        }
        if (odd(25)) {
            zone.applyLater(changes);
            throw new CloudflareException.Unavailable("timed out", 0, 0, null);
        }
        List<AssociationChange> done = odd(25) ? changes.subList(0, changes.size() / 2) : changes;
        done.forEach(zone::apply);
        if (done.size() < changes.size()) {
            throw new CloudflareException.Rejected("half of it", 400, 1000, "ray");
        }
        answered();
        return new WriteResult<>(
                changes.stream()
                        .map(change -> new Association(
                                change.hostname(),
                                change.certificateId(),
                                change.enabled(),
                                "pending_deployment",
                                null))
                        .toList(),
                "ray");
    }
}
