package io.jenkins.plugins.cloudflare.aop.record.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all jobs together know: where they speak of one thing, the last word counts.
 *
 * @param certificates soonest end first, those whose end is not known last
 * @param hostnames in the order of their certificates
 */
public record Overview(List<KnownCertificate> certificates, List<KnownHostname> hostnames) {
    private static final Comparator<CertificateState> SOONEST = Comparator.nullsLast(
            Comparator.comparing(CertificateState::notAfter, Comparator.nullsLast(Comparator.naturalOrder())));

    private record Told<T>(T state, String job) {}

    public static Overview of(Collection<JobState> jobs) {
        List<Told<CertificateState>> certificates = new ArrayList<>();
        Map<String, Told<HostnameState>> hostnames = new TreeMap<>();
        for (JobState job : jobs) {
            job.certificates().forEach(certificate -> add(certificates, new Told<>(certificate, job.job())));
            job.hostnames()
                    .forEach(hostname ->
                            hostnames.merge(hostname.hostname(), new Told<>(hostname, job.job()), Overview::both));
        }
        Map<CertificateState, List<String>> users = certificates.stream()
                .collect(Collectors.toMap(
                        Told::state, told -> users(told.state(), hostnames.values()), (one, same) -> one));
        return new Overview(
                certificates.stream()
                        .map(told -> known(told, users.get(told.state())))
                        .sorted(Comparator.comparing(KnownCertificate::state, SOONEST)
                                .thenComparing(one -> one.state().name()))
                        .toList(),
                hostnames.values().stream()
                        .map(told -> new KnownHostname(
                                told.state(),
                                told.job(),
                                certificates.stream()
                                        .map(Told::state)
                                        .filter(one -> uses(told.state(), one))
                                        .findFirst()
                                        .orElse(null)))
                        .sorted(Comparator.comparing(KnownHostname::certificate, SOONEST)
                                .thenComparing(one -> one.state().hostname()))
                        .toList());
    }

    private static void add(List<Told<CertificateState>> all, Told<CertificateState> more) {
        Told<CertificateState> sum = more;
        for (Told<CertificateState> known : List.copyOf(all)) {
            if (known.state().sameAs(sum.state())) {
                all.remove(known);
                boolean isLater =
                        Moments.isBefore(known.state().at(), sum.state().at());
                sum = new Told<>(known.state().and(sum.state()), isLater ? sum.job() : known.job());
            }
        }
        all.add(sum);
    }

    /** The later association, the later proof, the last time that it was proved. */
    private static Told<HostnameState> both(Told<HostnameState> one, Told<HostnameState> other) {
        HostnameState first = one.state();
        HostnameState second = other.state();
        HostnameState associated = isLaterAssociation(second, first) ? second : first;
        boolean isProofLater = second.proof() != null
                && (first.proof() == null
                        || Moments.isBefore(first.proof().at(), second.proof().at()));
        HostnameState proved = isProofLater ? second : first;
        HostnameState both = new HostnameState(
                first.hostname(),
                associated.zone() == null ? proved.zone() : associated.zone(),
                associated.certificateId(),
                associated.sha256(),
                associated.enabled(),
                Moments.earlier(first.since(), second.since()),
                associated.at(),
                associated.build(),
                proved.proof(),
                Moments.later(first.provenAt(), second.provenAt()),
                associated.drift(),
                associated.driftSince(),
                associated.left());
        boolean isOfSecond = both.proof() == null ? associated == second : proved == second;
        return new Told<>(both, isOfSecond ? other.job() : one.job());
    }

    /** Whoever knows the association, before whoever only knows what a proof used. */
    private static boolean isLaterAssociation(HostnameState second, HostnameState first) {
        if (first.enabled() == null && second.enabled() == null) {
            return first.proof() == null
                    || second.proof() != null
                            && Moments.isBefore(
                                    first.proof().at(), second.proof().at());
        }
        return second.enabled() != null && Moments.isBefore(first.at(), second.at());
    }

    private static List<String> users(CertificateState certificate, Collection<Told<HostnameState>> hostnames) {
        return hostnames.stream()
                .map(Told::state)
                .filter(hostname -> uses(hostname, certificate))
                .map(HostnameState::hostname)
                .sorted()
                .toList();
    }

    private static boolean uses(HostnameState hostname, CertificateState certificate) {
        return !hostname.off() && certificate.isCalled(hostname.certificateId(), hostname.sha256());
    }

    private static KnownCertificate known(Told<CertificateState> told, List<String> users) {
        return new KnownCertificate(
                told.state(), told.job(), users, told.state().matters(!users.isEmpty()));
    }

    /** What needs somebody, certificates first, then drift, the most urgent first of each. */
    public List<Finding> findings(Thresholds thresholds, Instant now) {
        return Stream.of(ending(thresholds, now), drifted(now), unproved(thresholds, now))
                .flatMap(all -> all)
                .toList();
    }

    /** Whether anything does, without making the whole list. */
    public boolean needsSomebody(Thresholds thresholds, Instant now) {
        return ending(thresholds, now).findAny().isPresent()
                || drifted(now).findAny().isPresent()
                || unprovedInAnyOrder(thresholds, now).findAny().isPresent();
    }

    private Stream<Finding> ending(Thresholds thresholds, Instant now) {
        return certificates.stream()
                .filter(KnownCertificate::matters)
                .map(certificate -> {
                    Long left = certificate.state().daysLeft(now);
                    return left == null || left >= 0 && left >= thresholds.expiryDays()
                            ? null
                            : Finding.of(certificate, left);
                })
                .filter(Objects::nonNull);
    }

    private Stream<Finding> drifted(Instant now) {
        return hostnames.stream()
                .filter(hostname -> hostname.state().drift() != null)
                .map(hostname -> Finding.drifted(
                        hostname,
                        Objects.requireNonNullElse(Moments.age(hostname.state().driftSince(), now), 0L)));
    }

    private Stream<Finding> unproved(Thresholds thresholds, Instant now) {
        return unprovedInAnyOrder(thresholds, now)
                .sorted(Comparator.comparingLong(Finding::days).reversed());
    }

    private Stream<Finding> unprovedInAnyOrder(Thresholds thresholds, Instant now) {
        if (thresholds.unprovedDays() <= 0) {
            return Stream.empty();
        }
        return hostnames.stream()
                .filter(hostname -> !hostname.state().off())
                .map(hostname -> {
                    HostnameState state = hostname.state();
                    Long age = Moments.age(state.provenAt() == null ? state.since() : state.provenAt(), now);
                    return age == null || age <= thresholds.unprovedDays() ? null : Finding.of(hostname, age);
                })
                .filter(Objects::nonNull);
    }
}
