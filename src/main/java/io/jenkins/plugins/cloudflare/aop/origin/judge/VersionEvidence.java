package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VisitReading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All visits to one target on one TLS version, as they read in the light of each other. */
final class VersionEvidence {
    private final TlsVersion version;
    private final List<Round> rounds;
    private final List<Visit> visits;
    private final VisitReader readings;

    /** @param survey visits made before the rounds; one that was served counts, one that was refused does not */
    VersionEvidence(TlsVersion version, List<Visit> survey, TargetProof proof) {
        this.version = version;
        this.rounds = proof.rounds();
        this.visits = new ArrayList<>(Stream.concat(survey.stream(), proof.earlier().stream())
                .filter(visit -> visit.version() == version)
                .toList());
        rounds.forEach(round -> visits.addAll(round.on(version)));
        this.readings = new VisitReader(visits);
    }

    List<Visit> visits() {
        return visits;
    }

    /** The newest rounds, so many or all that there are. */
    List<Round> last(int count) {
        return rounds.subList(Math.max(0, rounds.size() - count), rounds.size());
    }

    boolean reads(Visit visit, Outcome outcome) {
        return readings.of(visit).is(outcome);
    }

    /** Whoever came, no certificate was sent, and the visit was served. */
    boolean servedBare(Visit visit) {
        return reads(visit, Outcome.SERVED) && (visit.visitor() == Visitor.ANONYMOUS || !visit.certificateSent());
    }

    boolean servedForged(Visit visit) {
        return reads(visit, Outcome.SERVED) && visit.visitor().isForged() && visit.certificateSent();
    }

    boolean refusesConfigured(Visit visit) {
        return configured(visit) && reads(visit, Outcome.REFUSED);
    }

    static boolean configured(Visit visit) {
        return visit.visitor() == Visitor.CONFIGURED;
    }

    boolean all(Predicate<Visit> condition) {
        return visits.stream().allMatch(condition);
    }

    boolean any(Predicate<Visit> condition) {
        return visits.stream().anyMatch(condition);
    }

    int strangers() {
        return (int) visits.stream().filter(VersionEvidence::stranger).count();
    }

    int strangersServed() {
        return (int) visits.stream()
                .filter(VersionEvidence::stranger)
                .filter(visit -> reads(visit, Outcome.SERVED))
                .count();
    }

    private static boolean stranger(Visit visit) {
        return !configured(visit) && visit.phase().compareTo(Phase.HANDSHAKE) >= 0;
    }

    /** Why this visit reads as it does. */
    String because(Visit visit) {
        return readings.of(visit).because();
    }

    /** Why the first such visit reads as it does. */
    String because(Predicate<Visit> condition) {
        return because(visits.stream().filter(condition).findFirst().orElseThrow());
    }

    /** What such visitors got, in short. */
    String seen(Predicate<Visit> who) {
        return visits.stream().filter(who).map(Visit::label).distinct().collect(Collectors.joining(" or "));
    }

    /**
     * A visit that does not speak for the origin: of the last rounds the newest, or an earlier one that no later undoes.
     *
     * @param count how many rounds are looked at
     */
    Optional<Visit> doubtful(int count) {
        List<Visit> decisive = new ArrayList<>(
                rounds.isEmpty()
                        ? visits
                        : visits.stream().filter(this::lasting).toList());
        last(count).forEach(round -> decisive.addAll(round.on(version)));
        return decisive.stream()
                .filter(visit -> !reads(visit, configured(visit) ? Outcome.SERVED : Outcome.REFUSED))
                .reduce((older, newer) -> newer);
    }

    /** What no disturbance explains: somewhere behind this address plain text is spoken or no certificate asked for. */
    private boolean lasting(Visit visit) {
        boolean established = visit.phase().compareTo(Phase.ESTABLISHED) >= 0;
        return reads(visit, Outcome.NOT_TLS)
                || established && !visit.asked().inHandshake()
                || configured(visit) && visit.asked().late();
    }
}
