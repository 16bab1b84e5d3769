package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the record of a build into the state of its job, an operation after another. */
final class StateUpdate {
    /** So many are kept of each kind, those that were recorded last: more than a job has that somebody oversees. */
    private static final int MOST = 2_000;

    private static final String DELETED = "deleted";

    private final int build;
    private final List<CertificateState> certificates;
    private final Map<String, HostnameState> hostnames = new LinkedHashMap<>();

    StateUpdate(JobState before, int build) {
        this.build = build;
        this.certificates = new ArrayList<>(before.certificates());
        before.hostnames().forEach(hostname -> hostnames.put(hostname.hostname(), hostname));
    }

    List<CertificateState> certificates() {
        certificates.sort(Comparator.comparing(certificate -> String.valueOf(certificate.at())));
        return certificates.subList(Math.max(0, certificates.size() - MOST), certificates.size());
    }

    List<HostnameState> hostnames() {
        List<HostnameState> all = new ArrayList<>(hostnames.values());
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    void read(OperationEntry operation) {
        String zone = label(operation.zone());
        String at = operation.finishedAt();
        CertificateEntry own = operation.certificate();
        if (own != null && (own.id() != null || own.sha256() != null)) {
            add(new CertificateState(
                    own.id(), own.sha256(), own.subject(), zone, own.notAfter(), own.status(), null, false, at, build));
        }
        readZone(operation.held(), zone, at);
        operation.hostnames().forEach(entry -> readAssociation(entry, zone, at));
        for (VerdictEntry verdict : operation.verdicts()) {
            if (verdict.hostname() == null) {
                continue;
            }
            hostnames.merge(
                    verdict.hostname(),
                    HostnameState.of(verdict.hostname(), at)
                            .visited(zone, verdict.certificateId(), own == null ? null : own.sha256()),
                    (known, seen) -> known.visited(seen.zone(), seen.certificateId(), seen.sha256()));
        }
    }

    private static String label(ZoneEntry zone) {
        return zone == null ? null : zone.name() == null ? zone.id() : zone.name();
    }

    /** Whoever lists a zone sees all that it holds: what is not there is gone. */
    private void readZone(List<ZoneCertificateEntry> held, String zone, String at) {
        if (held.isEmpty()) {
            return;
        }
        Set<String> kept = held.stream()
                .filter(entry -> !DELETED.equals(entry.fate()))
                .map(ZoneCertificateEntry::id)
                .collect(Collectors.toSet());
        certificates.removeIf(certificate -> certificate.id() != null
                && zone != null
                && zone.equals(certificate.zone())
                && !kept.contains(certificate.id())
                && !Moments.isBefore(at, certificate.at()));
        for (ZoneCertificateEntry entry : held) {
            if (kept.contains(entry.id())) {
                add(new CertificateState(
                        entry.id(),
                        entry.sha256(),
                        entry.subject(),
                        zone,
                        entry.notAfter(),
                        entry.status(),
                        entry.hostnames(),
                        false,
                        at,
                        build));
            }
        }
    }

    private void add(CertificateState certificate) {
        CertificateState all = certificate;
        for (CertificateState known : List.copyOf(certificates)) {
            if (known.sameAs(all)) {
                certificates.remove(known);
                all = known.and(all);
            }
        }
        certificates.add(all);
    }

    private void readAssociation(HostnameEntry entry, String zone, String at) {
        HostnameState known = hostnames.get(entry.hostname());
        boolean on = Boolean.TRUE.equals(entry.enabled());
        if (entry.hostname() == null
                || known == null && !on && entry.drift() == null
                || known != null && Moments.isBefore(at, known.at())) {
            return;
        }
        String before = known == null ? null : known.certificateId();
        HostnameState now =
                (known == null ? HostnameState.of(entry.hostname(), at) : known).associated(zone, entry, at, build);
        // At the end, where what was recorded last stands.
        hostnames.remove(entry.hostname());
        hostnames.put(entry.hostname(), now);
        String after = now.certificateId();
        if (entry.changed() && before != null && !before.equals(after)) {
            certificates.replaceAll(one -> one.isCalled(before, null) ? one.used(-1) : one);
        }
        if (after != null) {
            boolean isNew = entry.changed() && !after.equals(before);
            certificates.replaceAll(one -> one.isCalled(after, null) ? isNew ? one.used(1) : one.pointedTo() : one);
        }
    }

    /** What each hostname came to in this build, over all of its origins. */
    void readProofs(BuildRecord record) {
        Map<String, List<LatestProof>> byHostname = LatestProof.of(record).stream()
                .filter(proof -> proof.verdict().hostname() != null)
                .collect(Collectors.groupingBy(
                        proof -> proof.verdict().hostname(), LinkedHashMap::new, Collectors.toList()));
        String end =
                record.operations().stream().map(OperationEntry::finishedAt).reduce(null, Moments::later);
        byHostname.forEach((hostname, proofs) -> hostnames.computeIfPresent(
                hostname, (any, known) -> known.proved(HostnameProof.of(proofs, build, end))));
    }
}
