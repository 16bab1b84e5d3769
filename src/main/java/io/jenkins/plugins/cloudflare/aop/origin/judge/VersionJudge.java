package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VisitReading.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges one target on one TLS version. */
final class VersionJudge {
    private final TlsVersion version;
    private final boolean configuredGiven;
    private final int wanted;
    private final VersionEvidence seen;

    /** @param survey visits made before the rounds; one that was served counts, one that was refused does not */
    VersionJudge(TlsVersion version, List<Visit> survey, TargetProof proof) {
        this.version = version;
        this.configuredGiven = proof.configuredGiven();
        this.wanted = proof.wanted();
        this.seen = new VersionEvidence(version, survey, proof);
    }

    VersionVerdict verdict() {
        List<Visit> visits = seen.visits();
        if (visits.isEmpty()) {
            return with(Verdict.INCONCLUSIVE, "not tried");
        }
        if (seen.all(visit -> seen.reads(visit, Outcome.NOT_SPOKEN))) {
            return with(Verdict.INCONCLUSIVE, "").notSpoken(visits.get(0).label());
        }
        if (seen.all(visit -> seen.reads(visit, Outcome.NOT_TLS) || seen.reads(visit, Outcome.UNREACHABLE))) {
            return seen.any(visit -> seen.reads(visit, Outcome.NOT_TLS))
                    ? with(Verdict.NOT_TLS, seen.because(visit -> seen.reads(visit, Outcome.NOT_TLS)))
                    : with(Verdict.UNREACHABLE, visits.get(visits.size() - 1).label());
        }
        if (seen.any(seen::servedBare)) {
            return open();
        }
        if (seen.any(seen::servedForged)) {
            return anyCertificate();
        }
        if (seen.any(seen::refusesConfigured)) {
            return refusesOurs();
        }
        return proven();
    }

    /** A visit of the last rounds that does not speak for the origin. */
    Optional<Visit> doubtful() {
        return seen.doubtful(wanted);
    }

    private VersionVerdict open() {
        String refused = seen.any(seen::refusesConfigured)
                ? "; the configured certificate is refused (" + seen.because(seen::refusesConfigured) + ")"
                : "";
        return with(
                Verdict.OPEN,
                "a visitor without a certificate is served (" + seen.because(seen::servedBare) + ")"
                        + atOtherTimes(visit -> visit.visitor() == Visitor.ANONYMOUS, Outcome.REFUSED) + refused);
    }

    private VersionVerdict anyCertificate() {
        Visitor who = seen.visits().stream()
                .filter(seen::servedForged)
                .findFirst()
                .map(Visit::visitor)
                .orElseThrow();
        return with(
                Verdict.ANY_CERTIFICATE,
                who.label() + " is served (" + seen.because(seen::servedForged) + ")"
                        + atOtherTimes(visit -> visit.visitor() == who, Outcome.REFUSED));
    }

    private VersionVerdict refusesOurs() {
        return with(
                Verdict.REFUSES_OURS,
                "the configured certificate is refused (" + seen.because(seen::refusesConfigured) + ")"
                        + atOtherTimes(VersionEvidence::configured, Outcome.SERVED));
    }

    /** Nothing speaks against the origin any more; what is left is whether enough speaks for it. */
    private VersionVerdict proven() {
        Optional<Visit> doubtful = doubtful();
        if (doubtful.isPresent()) {
            Visit visit = doubtful.get();
            String because = seen.because(visit);
            return with(
                    Verdict.INCONCLUSIVE,
                    because.equals(visit.label()) ? visit.visitor().label() + ": " + because : because);
        }
        List<Round> last = seen.last(wanted);
        boolean complete = last.stream().allMatch(round -> round.complete(version, configuredGiven));
        if (last.size() < wanted || !complete) {
            return with(Verdict.INCONCLUSIVE, "too few visits: " + last.size() + " rounds of " + wanted);
        }
        String refused = "a visitor without a certificate and forged certificates are refused";
        return configuredGiven
                ? with(Verdict.ENFORCED, refused + ", the configured certificate is served")
                : with(Verdict.REFUSED_UNCONFIRMED, refused + ", and no configured certificate was given to try");
    }

    private VersionVerdict with(Verdict verdict, String reason) {
        List<Visit> established = seen.visits().stream()
                .filter(visit -> visit.phase().compareTo(Phase.ESTABLISHED) >= 0)
                .toList();
        return new VersionVerdict(
                version,
                true,
                verdict,
                reason,
                seen.any(visit -> visit.asked().inHandshake())
                        && established.stream().allMatch(visit -> visit.asked().inHandshake()),
                seen.any(VersionEvidence::configured)
                        && seen.visits().stream()
                                .filter(VersionEvidence::configured)
                                .allMatch(visit -> visit.certificateSent() && seen.reads(visit, Outcome.SERVED)),
                seen.any(seen::refusesConfigured),
                seen.seen(visit -> visit.visitor() == Visitor.ANONYMOUS),
                seen.seen(visit -> visit.visitor().isForged()),
                seen.seen(VersionEvidence::configured),
                seen.strangers(),
                seen.strangersServed());
    }

    private String atOtherTimes(Predicate<Visit> who, Outcome outcome) {
        return seen.any(who.and(visit -> seen.reads(visit, outcome)))
                ? ", at other times " + (outcome == Outcome.SERVED ? "served" : "refused") + ": several back ends?"
                : "";
    }
}
