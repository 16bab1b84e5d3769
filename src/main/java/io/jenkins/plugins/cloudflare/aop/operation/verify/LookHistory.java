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

    /** What was seen at one target: up to the last visit that was served, and since. */
    private record Tally(int served, int visits, int cleanLooks, int cleanVisits) {
        Tally add(OriginFinding finding) {
            int served = finding.verdict().strangersServed();
            int visits = finding.verdict().strangers();
            boolean around = finding.detours().stream().anyMatch(detour -> !detour.undecided());
            if (served > 0 || around) {
                // Of a way around it is not known how often it would have been open.
                int all = this.visits + cleanVisits + (served > 0 ? visits : 1);
                return new Tally(this.served + Math.max(served, 1), all, 0, 0);
            }
            return new Tally(this.served, this.visits, cleanLooks + 1, cleanVisits + visits);
        }

        boolean over() {
            return served == 0 || cleanLooks >= CLEAN_LOOKS && cleanVisits >= Power.cleanVisits(served, visits);
        }
    }

    void add(List<OriginFinding> findings) {
        for (OriginFinding finding : findings) {
            Tally before = tallies.getOrDefault(finding.target(), new Tally(0, 0, 0, 0));
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
        int wanted = Power.cleanVisits(tally.served(), tally.visits());
        return target.label() + " served a visitor without the right certificate at " + tally.served() + " of "
                + tally.visits() + " visits: several back ends? It takes " + CLEAN_LOOKS + " clean looks in a row and "
                + wanted + " clean visits to show that this is over, and there were " + tally.cleanLooks() + " and "
                + tally.cleanVisits();
    }
}
