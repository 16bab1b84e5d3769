package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.Staged;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Stability;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The visits of one target, until they settle: all rounds at once, and where that does not show clearly what the server
 * does, round by round. Among many visits only those are clear that no load explains.
 */
final class ProofRounds implements Staged {
    /** Rounds that do not settle may be a passing disturbance; after so many more than wanted they are not. */
    private static final int MORE = 2;

    private final ProofCandidate candidate;
    private final ProofVisits made;
    private final int wanted;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Visit> earlier = new ArrayList<>();

    /** @param wanted how many rounds in succession have to say the same */
    ProofRounds(
            ProofCandidate candidate, Endpoint remote, ProbeLimits limits, VisitPace pace, int wanted, Visits made) {
        this.wanted = wanted;
        this.candidate = candidate;
        this.made = new ProofVisits(candidate, remote, limits, pace, made);
    }

    /** All rounds, where a visitor without a certificate is known to be refused for want of it. */
    @Override
    public void atOnce(SideBySide beside) throws InterruptedIOException {
        if (candidate.refusing().isEmpty()) {
            return;
        }
        rounds.addAll(sideBySide(beside));
        boolean lost = visits().anyMatch(ProofRounds::servesStranger);
        if (!Stability.clear(proof()) || !lost && !visits().allMatch(this::clear)) {
            // There may have been too many of them; what strangers were served is known all the same.
            visits().filter(visit -> visit.visitor() != Visitor.CONFIGURED).forEach(earlier::add);
            rounds.clear();
        }
    }

    @Override
    public boolean done() {
        return !rounds.isEmpty();
    }

    /** Round by round. */
    @Override
    public void inTurn() throws InterruptedIOException {
        do {
            rounds.add(inTurn(rounds.size()));
        } while (rounds.size() < wanted + MORE && !Stability.settled(proof()));
    }

    private Stream<Visit> visits() {
        return rounds.stream().flatMap(round -> round.visits().stream());
    }

    /** Whether it would have been the same without all the others. */
    private boolean clear(Visit visit) {
        return visit.clear()
                || !candidate.refusing().contains(visit.version())
                        && visit.phase().compareTo(Phase.HANDSHAKE) < 0;
    }

    /** All rounds on all versions at once, the version first that takes a round trip more; in each everybody comes in groups. */
    private List<Round> sideBySide(SideBySide beside) throws InterruptedIOException {
        AtomicBoolean lost = new AtomicBoolean();
        List<SideBySide.Work<List<Visit>>> works = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (int number = 0; number < wanted; number++) {
                List<List<Visitor>> groups = Round.groups(number, candidate.present());
                works.add(() -> inGroups(groups, version, beside, lost));
            }
        }
        List<List<Visit>> visits = beside.all(works);
        return IntStream.range(0, wanted)
                .mapToObj(number -> new Round(IntStream.range(0, TlsVersion.values().length)
                        .mapToObj(version -> visits.get(version * wanted + number))
                        .flatMap(List::stream)
                        .toList()))
                .toList();
    }

    private List<Visit> inGroups(List<List<Visitor>> groups, TlsVersion version, SideBySide beside, AtomicBoolean lost)
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
                some.forEach(visitor -> works.add(() -> made.make(visitor, version)));
                List<Visit> came = beside.all(works);
                visits.addAll(came);
                if (came.stream().anyMatch(ProofRounds::servesStranger)) {
                    lost.set(true);
                }
                if (came.stream().anyMatch(ProofRounds::showsNoMore)) {
                    return visits;
                }
            }
        }
        return visits;
    }

    private static boolean servesStranger(Visit visit) {
        return visit.visitor() != Visitor.CONFIGURED && visit.served();
    }

    private static boolean showsNoMore(Visit visit) {
        return visit.phase() == Phase.CONNECT || visit.phase() == Phase.HELLO || visit.ending() == Ending.TIMED_OUT;
    }

    /** One visit by each who is there, on each version. */
    List<Visit> once() throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Visitor.values()) {
                if (visitor == Visitor.ANONYMOUS || candidate.identity(visitor).isPresent()) {
                    visits.add(made.make(visitor, version));
                }
            }
        }
        return visits;
    }

    TargetProof proof() {
        return new TargetProof(
                candidate.target(), candidate.identity(Visitor.CONFIGURED).isPresent(), wanted, rounds, earlier);
    }

    private Round inTurn(int number) throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            for (Visitor visitor : Round.order(number, candidate.present())) {
                Visit visit = made.make(visitor, version);
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
}
