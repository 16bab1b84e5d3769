package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The visits of one target by whoever comes, again when one was turned away for coming too often. */
final class ProofVisits {
    private final ProofCandidate candidate;
    private final Endpoint remote;
    private final ProbeLimits limits;
    private final VisitPace pace;
    private final Visits made;
    private final Map<Visitor, Visit> firstOf = new EnumMap<>(Visitor.class);
    private final Set<String> answered = new HashSet<>();
    private Visit first;

    ProofVisits(ProofCandidate candidate, Endpoint remote, ProbeLimits limits, VisitPace pace, Visits made) {
        this.candidate = candidate;
        this.remote = remote;
        this.limits = limits;
        this.pace = pace;
        this.made = made;
        candidate.refusing().forEach(version -> answered.add(Visitor.ANONYMOUS + " " + version));
    }

    /** Whether this visitor was not turned away before, so that being turned away is a matter of how often one comes. */
    private synchronized boolean seenOtherwise(Visitor visitor, TlsVersion version) {
        return answered.contains(visitor + " " + version) || answered.contains(Visitor.ANONYMOUS + " " + version);
    }

    Visit make(Visitor visitor, TlsVersion version) throws InterruptedIOException {
        Identity identity = candidate.identity(visitor).orElse(null);
        VisitRequest request = VisitRequest.of(candidate.target(), remote, visitor, identity, version, limits);
        long began = System.nanoTime();
        Visit visit = made.make(request);
        while (VisitPace.turnedAway(visit) && seenOtherwise(visitor, version) && pace.pause(began)) {
            began = System.nanoTime();
            visit = made.make(request);
        }
        return kept(visit);
    }

    private synchronized Visit kept(Visit visit) {
        if (!VisitPace.turnedAway(visit)) {
            answered.add(visit.visitor() + " " + visit.version());
            pace.passed();
        }
        first = first == null ? visit : first;
        // What all see alike comes from the very first visit, what only this visitor sees from its own first one.
        firstOf.putIfAbsent(visit.visitor(), visit.sharing(first));
        return visit.sharing(firstOf.get(visit.visitor()));
    }
}
