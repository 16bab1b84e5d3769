package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import java.util.List;
import java.util.Set;

/** Whether further rounds could still change what a proof says. Spares visits; the verdict is the judge's. */
public final class Stability {
    /** One visit is enough for these. */
    private static final Set<Verdict> SHOWN =
            Set.of(Verdict.NOT_TLS, Verdict.OPEN, Verdict.ANY_CERTIFICATE, Verdict.REFUSES_OURS);

    /** What shows nothing is repeated once; the same again will not change. */
    private static final int ONCE_AGAIN = 2;

    private Stability() {}

    /** Whether it is settled also where many came at once, so that the server may have had too much of them. */
    public static boolean clear(TargetProof proof) {
        for (TlsVersion version : TlsVersion.values()) {
            VersionVerdict verdict = new VersionJudge(version, List.of(), proof).verdict();
            boolean byLoad = verdict.verdict() == Verdict.REFUSES_OURS || verdict.verdict() == Verdict.INCONCLUSIVE;
            if (verdict.spoken() && byLoad) {
                return false;
            }
        }
        return settled(proof);
    }

    public static boolean settled(TargetProof proof) {
        List<Round> rounds = proof.rounds();
        Round last = rounds.get(rounds.size() - 1);
        if (last.visits().stream().allMatch(visit -> visit.phase().compareTo(Phase.HANDSHAKE) < 0)) {
            return true;
        }
        int enough = proof.wanted();
        for (TlsVersion version : TlsVersion.values()) {
            VersionJudge judge = new VersionJudge(version, List.of(), proof);
            VersionVerdict verdict = judge.verdict();
            if (verdict.spoken() && SHOWN.contains(verdict.verdict())) {
                return true;
            }
            if (verdict.spoken()
                    && verdict.verdict() == Verdict.INCONCLUSIVE
                    && judge.doubtful().filter(last.visits()::contains).isPresent()) {
                enough = ONCE_AGAIN;
            }
        }
        int count = rounds.size();
        return count >= enough
                && rounds.subList(count - enough, count).stream()
                                .map(Stability::course)
                                .distinct()
                                .count()
                        == 1;
    }

    /** What happened in a round, without what differs from one time to the next. */
    private static List<String> course(Round round) {
        return round.visits().stream()
                .filter(visit -> Round.order(true).contains(visit.visitor()))
                .map(visit -> visit.version() + " " + visit.visitor() + " " + visit.label())
                .distinct()
                .toList();
    }
}
