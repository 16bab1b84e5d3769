package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.List;
import java.util.Set;

/** Whether further rounds could still change what a proof says. Spares visits; the verdict is the judge's. */
final class Settling {
    /** One visit is enough for these. */
    private static final Set<Verdict> SHOWN =
            Set.of(Verdict.NOT_TLS, Verdict.OPEN, Verdict.ANY_CERTIFICATE, Verdict.REFUSES_OURS);

    private Settling() {}

    static boolean settled(TargetProof proof) {
        for (TlsVersion version : TlsVersion.values()) {
            VersionVerdict verdict = new VersionJudge(version, List.of(), proof).verdict();
            if (verdict.spoken() && SHOWN.contains(verdict.verdict())) {
                return true;
            }
        }
        List<Round> rounds = proof.rounds();
        int count = rounds.size();
        if (rounds.get(count - 1).visits().stream().allMatch(visit -> visit.phase().compareTo(Phase.HANDSHAKE) < 0)) {
            return true;
        }
        return count >= VersionJudge.ROUNDS
                && rounds.subList(count - VersionJudge.ROUNDS, count).stream()
                                .map(Settling::course)
                                .distinct()
                                .count()
                        == 1;
    }

    /** What happened in a round, without what differs from one time to the next. */
    private static List<String> course(Round round) {
        return round.visits().stream()
                .map(visit -> visit.version() + " " + visit.visitor() + " " + visit.label())
                .toList();
    }
}
