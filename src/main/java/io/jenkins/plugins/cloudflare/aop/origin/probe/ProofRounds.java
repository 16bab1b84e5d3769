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
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The visits of one target, until they settle: all rounds at once, and where that does not show clearly what the server
 * does, round by round.
 */
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

    /** @param beside has visits made at once where a visitor without a certificate is known to be refused */
    TargetProof run(SideBySide beside) throws InterruptedIOException {
        if (!candidate.refusing().isEmpty()) {
            rounds.addAll(atOnce(beside));
            if (Stability.clear(proof())) {
                return proof();
            }
            // The server may have had too much of them; what was served is known all the same.
            rounds.removeIf(round -> round.visits().stream().noneMatch(ProofRounds::servesStranger));
            pace.halve();
        }
        int from = rounds.size();
        do {
            rounds.add(inTurn(rounds.size() - from));
        } while (rounds.size() - from < wanted + MORE && !Stability.settled(proof()));
        return proof();
    }

    /** All rounds on all versions at once; in each everybody comes in groups. */
    private List<Round> atOnce(SideBySide beside) throws InterruptedIOException {
        AtomicBoolean lost = new AtomicBoolean();
        List<SideBySide.Work<List<Visit>>> works = new ArrayList<>();
        for (int number = 0; number < wanted; number++) {
            List<List<Visitor>> groups = Round.groups(number, candidate.present());
            for (TlsVersion version : TlsVersion.values()) {
                works.add(() -> inGroups(groups, version, beside, lost));
            }
        }
        List<List<Visit>> visits = beside.all(works);
        List<Round> made = new ArrayList<>();
        int each = TlsVersion.values().length;
        for (int from = 0; from < visits.size(); from += each) {
            made.add(new Round(visits.subList(from, from + each).stream()
                    .flatMap(List::stream)
                    .toList()));
        }
        return made;
    }

    private List<Visit> inGroups(
            List<List<Visitor>> groups, TlsVersion version, SideBySide beside, AtomicBoolean lost)
            throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (List<Visitor> group : groups) {
            if (lost.get()) {
                return visits;
            }
            // Where nothing is known yet, one comes first: there may be no such version.
            int first = visits.isEmpty() && !candidate.refusing().contains(version) ? 1 : group.size();
            for (List<Visitor> some : List.of(group.subList(0, first), group.subList(first, group.size()))) {
                List<SideBySide.Work<Visit>> works = new ArrayList<>();
                some.forEach(visitor -> works.add(() -> visit(visitor, version)));
                for (Visit visit : beside.all(works)) {
                    visits.add(visit);
                    if (showsNoMore(visit)) {
                        return visits;
                    }
                    if (servesStranger(visit)) {
                        lost.set(true);
                    }
                }
            }
        }
        return visits;
    }

    private static boolean servesStranger(Visit visit) {
        return visit.visitor() != Visitor.CONFIGURED
                && visit.answer() != null
                && visit.answer().succeeded();
    }

    private static boolean showsNoMore(Visit visit) {
        return visit.phase() == Phase.CONNECT
                || visit.phase() == Phase.HELLO
                || visit.ending() == Ending.TIMED_OUT;
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

    private Round inTurn(int number) throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Round.order(number, candidate.present())) {
                Visit visit = visit(visitor, version);
                visits.add(visit);
                if (visit.phase() == Phase.CONNECT) {
                    return new Round(visits);
                }
                if (showsNoMore(visit)) {
                    break;
                }
            }
        }
        return new Round(visits);
    }

    /** Whether this visitor was not turned away before, so that being turned away is a matter of how often one comes. */
    private synchronized boolean seenOtherwise(Visitor visitor, TlsVersion version) {
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
