package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
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
 */
public record ProofCandidate(Target target, List<Identity> identities) implements Serializable {
    public ProofCandidate {
        identities = List.copyOf(identities);
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
