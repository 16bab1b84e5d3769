package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import java.util.List;

/** Visits without a proof, to measure what they cost. */
public final class VisitCost {
    private VisitCost() {}

    /**
     * Visits each target once without a certificate and once with each that is given, on each TLS version. These are the
     * visits of a proof without its repetitions, so they prove nothing; they show what visits cost, at any address.
     *
     * @return the visits of each candidate, in the order of the candidates
     * @throws InterruptedException when the thread was interrupted; whatever was seen is lost then
     */
    public static List<List<Visit>> visitOnce(List<ProofCandidate> candidates, ProbeLimits limits)
            throws InterruptedException {
        AddressResolver addresses = new AddressResolver(AddressPolicy.ALL);
        return AddressLanes.run(
                candidates,
                candidate -> candidate.target().address(),
                limits,
                Progress.SILENT,
                (candidate, beside) -> new ProofRounds(
                                candidate,
                                addresses.of(candidate.target()),
                                limits,
                                new VisitPaces(limits.patience()).at(""),
                                TargetProof.FEWEST,
                                new SocketVisits())
                        .once());
    }
}
