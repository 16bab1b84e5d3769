package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.io.Serializable;
import java.util.List;

/** The second round: visit these as nobody, as impostors and as ourselves. */
public record ProofRequest(List<ProofCandidate> candidates, ProbeLimits limits, AddressPolicy policy)
        implements Serializable {
    /** @throws IllegalArgumentException when an impostor is missing, without whom nothing is proved */
    public ProofRequest {
        candidates = List.copyOf(candidates);
        for (ProofCandidate candidate : candidates) {
            for (Visitor visitor : Visitor.values()) {
                if (visitor.isImpostor() && candidate.identity(visitor).isEmpty()) {
                    throw new IllegalArgumentException(candidate.target().label() + " lacks " + visitor.label());
                }
            }
        }
    }
}
