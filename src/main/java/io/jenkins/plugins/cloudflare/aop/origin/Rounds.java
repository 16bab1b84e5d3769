package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The visits of one target, round by round, until they settle. */
final class Rounds {
    /** Rounds that do not settle may be a passing disturbance; after this many they are not. */
    private static final int MOST = 5;

    private final Candidate candidate;
    private final Destination remote;
    private final Limits limits;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<Visitor, Visit> firstOf = new EnumMap<>(Visitor.class);
    private Visit first;

    Rounds(Candidate candidate, Destination remote, Limits limits) {
        this.candidate = candidate;
        this.remote = remote;
        this.limits = limits;
    }

    TargetProof run() throws InterruptedIOException {
        do {
            rounds.add(round());
        } while (rounds.size() < MOST && !Settling.settled(proof()));
        return proof();
    }

    /** One visit by each who is there, on each version. */
    List<Visit> once() throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Visitor.values()) {
                if (visitor == Visitor.NOBODY || candidate.identity(visitor).isPresent()) {
                    visits.add(visit(visitor, version));
                }
            }
        }
        return visits;
    }

    private TargetProof proof() {
        return new TargetProof(
                candidate.target(), candidate.identity(Visitor.OURS).isPresent(), rounds);
    }

    private Round round() throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Round.order(candidate.identity(Visitor.OURS).isPresent())) {
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

    private Visit visit(Visitor visitor, TlsVersion version) throws InterruptedIOException {
        Identity identity = candidate.identity(visitor).orElse(null);
        Visit visit = SingleVisit.make(Approach.of(candidate.target(), remote, visitor, identity, version, limits));
        first = first == null ? visit : first;
        // What all see alike comes from the very first visit, what only this visitor sees from its own first one.
        firstOf.putIfAbsent(visitor, visit.sharing(first));
        return visit.sharing(firstOf.get(visitor));
    }
}
