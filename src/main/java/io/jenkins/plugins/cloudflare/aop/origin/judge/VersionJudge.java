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

/** Judges one target on one TLS version. */
final class VersionJudge {
    /** How many rounds in succession have to say the same before an origin is believed. */
    static final int ROUNDS = 3;

    private final TlsVersion version;
    private final boolean oursGiven;
    private final List<Round> rounds;
    private final List<Visit> visits;
    private final VisitReader readings;

    /** @param survey visits made before the rounds; one that was served counts, one that was refused does not */
    VersionJudge(TlsVersion version, List<Visit> survey, TargetProof proof) {
        this.version = version;
        this.oursGiven = proof.oursGiven();
        this.rounds = proof.rounds();
        this.visits = new ArrayList<>(
                survey.stream().filter(visit -> visit.version() == version).toList());
        rounds.forEach(round -> visits.addAll(round.on(version)));
        this.readings = new VisitReader(visits);
    }

    VersionVerdict verdict() {
        if (visits.isEmpty()) {
            return with(Verdict.INCONCLUSIVE, "not tried");
        }
        if (all(visit -> reads(visit, Outcome.NOT_SPOKEN))) {
            return with(Verdict.INCONCLUSIVE, "").notSpoken(visits.get(0).label());
        }
        if (all(visit -> reads(visit, Outcome.NOT_TLS) || reads(visit, Outcome.UNREACHABLE))) {
            return any(visit -> reads(visit, Outcome.NOT_TLS))
                    ? with(Verdict.NOT_TLS, because(visit -> reads(visit, Outcome.NOT_TLS)))
                    : with(Verdict.UNREACHABLE, visits.get(visits.size() - 1).label());
        }
        if (any(this::servedBare)) {
            return open();
        }
        if (any(this::servedForged)) {
            return anyCertificate();
        }
        if (any(this::refusesOurs)) {
            return refusesOurs();
        }
        return proven();
    }

    private VersionVerdict open() {
        return with(
                Verdict.OPEN,
                "a visitor without a certificate is served (" + because(this::servedBare) + ")"
                        + atOtherTimes(visit -> visit.visitor() == Visitor.NOBODY, Outcome.REFUSED)
                        + (any(this::refusesOurs) ? "; ours is refused (" + because(this::refusesOurs) + ")" : ""));
    }

    private VersionVerdict anyCertificate() {
        String who = visits.stream()
                .filter(this::servedForged)
                .findFirst()
                .map(visit -> visit.visitor().label())
                .orElseThrow();
        return with(
                Verdict.ANY_CERTIFICATE,
                who + " is served (" + because(this::servedForged) + ")"
                        + atOtherTimes(visit -> visit.visitor().label().equals(who), Outcome.REFUSED));
    }

    private VersionVerdict refusesOurs() {
        return with(
                Verdict.REFUSES_OURS,
                "our certificate is refused (" + because(this::refusesOurs) + ")"
                        + atOtherTimes(visit -> visit.visitor() == Visitor.OURS, Outcome.SERVED));
    }

    /** Nothing speaks against the origin any more; what is left is whether enough speaks for it. */
    private VersionVerdict proven() {
        List<Round> last = last();
        Optional<Visit> doubtful = doubtful();
        if (doubtful.isPresent()) {
            Visit visit = doubtful.get();
            String because = readings.of(visit).because();
            return with(
                    Verdict.INCONCLUSIVE,
                    because.equals(visit.label()) ? visit.visitor().label() + ": " + because : because);
        }
        boolean complete = last.stream()
                .map(round -> round.on(version).stream().map(Visit::visitor).toList())
                .allMatch(Round.order(oursGiven)::equals);
        if (last.size() < ROUNDS || !complete) {
            return with(Verdict.INCONCLUSIVE, "too few visits: " + last.size() + " rounds of " + ROUNDS);
        }
        return oursGiven
                ? with(Verdict.ENFORCED, "nobody and impostors are refused, our certificate is served")
                : with(
                        Verdict.REFUSED_UNCONFIRMED,
                        "nobody and impostors are refused, and no certificate of ours was given to try");
    }

    /** A visit that does not speak for the origin: of the last rounds the newest, or an earlier one that no later undoes. */
    Optional<Visit> doubtful() {
        List<Visit> decisive = new ArrayList<>(
                rounds.isEmpty()
                        ? visits
                        : visits.stream().filter(this::lasting).toList());
        last().forEach(round -> decisive.addAll(round.on(version)));
        return decisive.stream()
                .filter(visit -> !reads(visit, ours(visit) ? Outcome.SERVED : Outcome.REFUSED))
                .reduce((older, newer) -> newer);
    }

    /** What no disturbance explains: somewhere behind this address plain text is spoken or no certificate asked for. */
    private boolean lasting(Visit visit) {
        boolean established = visit.phase().compareTo(Phase.ESTABLISHED) >= 0;
        return reads(visit, Outcome.NOT_TLS)
                || established && !visit.asked().inHandshake()
                || ours(visit) && visit.asked().late();
    }

    private List<Round> last() {
        return rounds.subList(Math.max(0, rounds.size() - ROUNDS), rounds.size());
    }

    private VersionVerdict with(Verdict verdict, String reason) {
        List<Visit> established = visits.stream()
                .filter(visit -> visit.phase().compareTo(Phase.ESTABLISHED) >= 0)
                .toList();
        return new VersionVerdict(
                version,
                true,
                verdict,
                reason,
                any(visit -> visit.asked().inHandshake())
                        && established.stream().allMatch(visit -> visit.asked().inHandshake()),
                any(VersionJudge::ours)
                        && visits.stream()
                                .filter(VersionJudge::ours)
                                .allMatch(visit -> visit.certificateSent() && reads(visit, Outcome.SERVED)),
                seen(visit -> visit.visitor() == Visitor.NOBODY),
                seen(visit -> visit.visitor().isImpostor()),
                seen(VersionJudge::ours));
    }

    private boolean reads(Visit visit, Outcome outcome) {
        return readings.of(visit).is(outcome);
    }

    /** Whoever came, no certificate was sent, and the visit was served. */
    private boolean servedBare(Visit visit) {
        return reads(visit, Outcome.SERVED) && (visit.visitor() == Visitor.NOBODY || !visit.certificateSent());
    }

    private boolean servedForged(Visit visit) {
        return reads(visit, Outcome.SERVED) && visit.visitor().isImpostor() && visit.certificateSent();
    }

    private boolean refusesOurs(Visit visit) {
        return ours(visit) && reads(visit, Outcome.REFUSED);
    }

    private static boolean ours(Visit visit) {
        return visit.visitor() == Visitor.OURS;
    }

    private boolean all(Predicate<Visit> condition) {
        return visits.stream().allMatch(condition);
    }

    private boolean any(Predicate<Visit> condition) {
        return visits.stream().anyMatch(condition);
    }

    /** Why the first such visit reads as it does. */
    private String because(Predicate<Visit> condition) {
        return readings.of(visits.stream().filter(condition).findFirst().orElseThrow())
                .because();
    }

    private String atOtherTimes(Predicate<Visit> who, Outcome outcome) {
        return any(who.and(visit -> reads(visit, outcome)))
                ? ", at other times " + (outcome == Outcome.SERVED ? "served" : "refused") + ": several back ends?"
                : "";
    }

    private String seen(Predicate<Visit> who) {
        return visits.stream().filter(who).map(Visit::label).distinct().collect(Collectors.joining(" or "));
    }
}
