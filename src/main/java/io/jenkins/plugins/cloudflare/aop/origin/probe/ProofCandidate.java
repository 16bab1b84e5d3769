package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A target and the certificates with which it is visited. Those that are forged are needed for a proof; without
 * {@link Visitor#CONFIGURED} it ends in {@link Verdict#REFUSED_UNCONFIRMED} at best. Targets may share identities.
 *
 * @param refusing the versions on which a visitor without a certificate is known to be refused for want of it; those are
 *     visited by many at once. None where one was served, as a visit or two will show the rest, and none where one was
 *     refused as one of too many would be
 */
public record ProofCandidate(Target target, List<Identity> identities, Set<TlsVersion> refusing)
        implements Serializable {
    public ProofCandidate {
        identities = List.copyOf(identities);
        refusing = Set.copyOf(refusing);
    }

    /** Of which nothing is known. */
    public ProofCandidate(Target target, List<Identity> identities) {
        this(target, identities, Set.of());
    }

    public static ProofCandidate of(TargetSurvey survey, List<Identity> identities) {
        List<Visit> spoken = survey.visits().stream()
                .filter(visit -> visit.phase().compareTo(Phase.HANDSHAKE) >= 0)
                .toList();
        boolean refused = spoken.stream().allMatch(visit -> visit.clear() && !visit.served());
        return new ProofCandidate(
                survey.target(),
                identities,
                refused ? spoken.stream().map(Visit::version).collect(Collectors.toSet()) : Set.of());
    }

    Optional<Identity> identity(Visitor visitor) {
        return identities.stream()
                .filter(identity -> identity.visitor() == visitor)
                .findFirst();
    }

    /** Who has a certificate to present. */
    Set<Visitor> present() {
        return identities.stream().map(Identity::visitor).collect(Collectors.toUnmodifiableSet());
    }
}
