package io.jenkins.plugins.cloudflare.aop.record.state;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The last word of a job's builds on each certificate and hostname. Immutable.
 *
 * @param schemaVersion form of the document; raised when a reader would have to change
 * @param job full name of the job
 * @param points the last builds with a record, oldest first
 */
public record JobState(
        int schemaVersion,
        String job,
        List<CertificateState> certificates,
        List<HostnameState> hostnames,
        List<BuildPoint> points) {
    public static final int SCHEMA_VERSION = 1;

    /** So many builds make a trend. */
    public static final int MOST_POINTS = 50;

    public JobState {
        certificates = certificates == null ? List.of() : List.copyOf(certificates);
        hostnames = hostnames == null ? List.of() : List.copyOf(hostnames);
        points = points == null ? List.of() : List.copyOf(points);
    }

    public static JobState empty(String job) {
        return new JobState(SCHEMA_VERSION, job, List.of(), List.of(), List.of());
    }

    /**
     * After a build has recorded something. The same record again changes nothing, and one of an earlier build takes
     * nothing back that a later one said.
     */
    public JobState with(int build, BuildRecord record) {
        StateUpdate update = new StateUpdate(this, build);
        // What was read before must not be counted again.
        record.operations().stream().skip(operationsKnownOf(build)).forEach(update::read);
        update.readProofs(record);
        JobState told = new JobState(SCHEMA_VERSION, job, update.certificates(), update.hostnames(), points);
        return told.withPoint(build, record);
    }

    private int operationsKnownOf(int build) {
        return points.stream()
                .filter(point -> point.build() == build)
                .mapToInt(BuildPoint::operations)
                .findFirst()
                .orElse(0);
    }

    private JobState withPoint(int build, BuildRecord record) {
        String at = record.operations().stream().map(OperationEntry::finishedAt).reduce(null, Moments::later);
        List<LatestProof> proofs = LatestProof.of(record);
        int passed =
                (int) proofs.stream().filter(proof -> proof.verdict().passed()).count();
        List<BuildPoint> all = new ArrayList<>(points);
        all.removeIf(point -> point.build() == build);
        all.add(new BuildPoint(
                build,
                at,
                daysLeft(at),
                passed,
                proofs.size() - passed,
                record.operations().size()));
        all.sort(Comparator.comparingInt(BuildPoint::build));
        return new JobState(
                SCHEMA_VERSION,
                job,
                certificates,
                hostnames,
                all.subList(Math.max(0, all.size() - MOST_POINTS), all.size()));
    }

    private Long daysLeft(String at) {
        return at == null
                ? null
                : certificates.stream()
                        .filter(certificate -> certificate.matters(isPointedTo(certificate)))
                        .map(certificate -> certificate.daysLeft(Instant.parse(at)))
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private boolean isPointedTo(CertificateState certificate) {
        return users(certificate).findAny().isPresent();
    }

    private Stream<HostnameState> users(CertificateState certificate) {
        return hostnames.stream()
                .filter(hostname ->
                        !hostname.off() && certificate.isCalled(hostname.certificateId(), hostname.sha256()));
    }

    /** Without a build that was deleted. What it said stays true. */
    public JobState withoutBuild(int build) {
        return new JobState(
                SCHEMA_VERSION,
                job,
                certificates,
                hostnames,
                points.stream().filter(point -> point.build() != build).toList());
    }

    /** Of the same job under another name. */
    public JobState renamed(String name) {
        return new JobState(SCHEMA_VERSION, name, certificates, hostnames, points);
    }
}
