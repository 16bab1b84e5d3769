package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Stability;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The visits of one target, round by round, until they settle. */
final class ProofRounds {
    /** Rounds that do not settle may be a passing disturbance; after so many more than wanted they are not. */
    private static final int MORE = 2;

    private final ProofCandidate candidate;
    private final Endpoint remote;
    private final ProbeLimits limits;
    private final VisitPace pace;
    private final Visits made;
    private final int wanted;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<Visitor, Visit> firstOf = new EnumMap<>(Visitor.class);
    private final Set<String> answered = new HashSet<>();
    private Visit first;

    /** @param wanted how many rounds in succession have to say the same */
    ProofRounds(
            ProofCandidate candidate, Endpoint remote, ProbeLimits limits, VisitPace pace, int wanted, Visits made) {
        this.made = made;
        this.pace = pace;
        this.wanted = wanted;
        this.candidate = candidate;
        this.remote = remote;
        this.limits = limits;
    }

    TargetProof run() throws InterruptedIOException {
        do {
            rounds.add(round());
        } while (rounds.size() < wanted + MORE && !Stability.settled(proof()));
        return proof();
    }

    /** One visit by each who is there, on each version. */
    List<Visit> once() throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Visitor.values()) {
                if (visitor == Visitor.ANONYMOUS || candidate.identity(visitor).isPresent()) {
                    visits.add(visit(visitor, version));
                }
            }
        }
        return visits;
    }

    private TargetProof proof() {
        return new TargetProof(
                candidate.target(), candidate.identity(Visitor.CONFIGURED).isPresent(), wanted, rounds);
    }

    private Round round() throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Round.order(rounds.size(), candidate.present())) {
                Visit visit = visit(visitor, version);
                visits.add(visit);
                if (visit.phase() == Phase.CONNECT) {
                    return new Round(visits);
                }
                if (visit.phase() == Phase.HELLO || visit.ending() == Ending.TIMED_OUT) {
                    break;
                }
            }
        }
        return new Round(visits);
    }

    /** Whether this visitor was not turned away before, so that being turned away is a matter of how often one comes. */
    private boolean seenOtherwise(Visitor visitor, TlsVersion version) {
        return answered.contains(visitor + " " + version) || answered.contains(Visitor.ANONYMOUS + " " + version);
    }

    private Visit visit(Visitor visitor, TlsVersion version) throws InterruptedIOException {
        Identity identity = candidate.identity(visitor).orElse(null);
        VisitRequest request = VisitRequest.of(candidate.target(), remote, visitor, identity, version, limits);
        long began = System.nanoTime();
        Visit visit = made.make(request);
        while (VisitPace.turnedAway(visit) && seenOtherwise(visitor, version) && pace.pause(began)) {
            began = System.nanoTime();
            visit = made.make(request);
        }
        if (!VisitPace.turnedAway(visit)) {
            answered.add(visitor + " " + version);
            pace.passed();
        }
        first = first == null ? visit : first;
        // What all see alike comes from the very first visit, what only this visitor sees from its own first one.
        firstOf.putIfAbsent(visitor, visit.sharing(first));
        return visit.sharing(firstOf.get(visitor));
    }
}
