package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.PacedVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import java.util.List;

/**
 * The second round: visit each target without a certificate, with forged ones and with the configured one, on each TLS
 * version, until enough rounds say the same or one has shown that the target is not protected.
 *
 * @param rounds how many in succession have to say the same
 */
public record ProofRequest(List<ProofCandidate> candidates, int rounds, ProbeLimits limits, AddressPolicy policy)
        implements ProbeRequest<TargetProof> {
    private static final List<Visitor> NEEDED = List.of(Visitor.FORGED, Visitor.SELF_SIGNED);

    /** With as many rounds as a proof takes at least. */
    public ProofRequest(List<ProofCandidate> candidates, ProbeLimits limits, AddressPolicy policy) {
        this(candidates, TargetProof.FEWEST, limits, policy);
    }

    /** @throws IllegalArgumentException when a forged certificate is missing, without which nothing is proved */
    public ProofRequest {
        candidates = List.copyOf(candidates);
        for (ProofCandidate candidate : candidates) {
            for (Visitor visitor : NEEDED) {
                if (candidate.identity(visitor).isEmpty()) {
                    throw new IllegalArgumentException(candidate.target().label() + " lacks " + visitor.label());
                }
            }
        }
    }

    @Override
    public String doing() {
        return "visited with and without certificates";
    }

    @Override
    public List<TargetProof> run(Progress progress) throws InterruptedException {
        AddressResolver addresses = new AddressResolver(policy);
        VisitPaces paces = new VisitPaces(limits, progress::slowed);
        return AddressLanes.inStages(
                        candidates,
                        candidate -> candidate.target().address(),
                        limits,
                        progress,
                        (candidate, beside) -> {
                            VisitPace pace = paces.at(candidate.target().address());
                            Visits made = new PacedVisits(new SocketVisits(), pace);
                            return new ProofRounds(
                                    candidate, addresses.of(candidate.target()), limits, pace, rounds, made);
                        })
                .stream()
                .map(ProofRounds::proof)
                .toList();
    }
}
