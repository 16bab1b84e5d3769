package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Power;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step has seen over all its looks, so that nothing is forgotten: what was served once, to a visitor who had not the
 * right certificate, has to be seen often enough not to be served any more.
 */
final class LookHistory {
    private static final int CLEAN_LOOKS = 2;

    private final Map<Target, Tally> tallies = new LinkedHashMap<>();

    /**
     * What was seen at one target.
     *
     * @param served how many visits to the front door were served, of those up to the last one that was
     * @param visits how many these were
     * @param around whether a way around the front door was open; of that it is not known how often it would have been
     * @param cleanLooks how many looks there were since then
     * @param cleanVisits how many visits to the front door there were since one was served
     */
    private record Tally(int served, int visits, boolean around, int cleanLooks, int cleanVisits) {
        Tally add(OriginFinding finding) {
            int nowServed = finding.verdict().strangersServed();
            int nowVisits = finding.verdict().strangers();
            boolean nowAround = finding.detours().stream().anyMatch(detour -> !detour.undecided());
            return nowServed > 0
                    ? new Tally(served + nowServed, visits + cleanVisits + nowVisits, around || nowAround, 0, 0)
                    : new Tally(
                            served,
                            visits,
                            around || nowAround,
                            nowAround ? 0 : cleanLooks + 1,
                            cleanVisits + nowVisits);
        }

        boolean over() {
            return served == 0 && !around || cleanLooks >= CLEAN_LOOKS && cleanVisits >= wanted();
        }

        int wanted() {
            return Power.cleanVisits(served, visits);
        }
    }

    void add(List<OriginFinding> findings) {
        for (OriginFinding finding : findings) {
            Tally before = tallies.getOrDefault(finding.target(), new Tally(0, 0, false, 0, 0));
            tallies.put(finding.target(), before.add(finding));
        }
    }

    /** Why a look that passes is not enough, as a sentence without its full stop; empty when it is. */
    Optional<String> missing() {
        return tallies.entrySet().stream()
                .filter(entry -> !entry.getValue().over())
                .findFirst()
                .map(entry -> sentence(entry.getKey(), entry.getValue()));
    }

    private static String sentence(Target target, Tally tally) {
        if (tally.served() == 0) {
            return target.label() + " served a visitor without the right certificate on a way around the front door. It"
                    + " takes " + CLEAN_LOOKS + " clean looks in a row to show that this is over, and there were "
                    + tally.cleanLooks();
        }
        return target.label() + " served a visitor without the right certificate at " + tally.served() + " of "
                + tally.visits() + " visits: several back ends? It takes " + CLEAN_LOOKS + " clean looks in a row and "
                + tally.wanted() + " clean visits to show that this is over, and there were " + tally.cleanLooks()
                + " and " + tally.cleanVisits();
    }
}
