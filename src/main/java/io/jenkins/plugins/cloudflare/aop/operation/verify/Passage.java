package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeReading;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.Optional;

/** What a visitor of a hostname met who came through Cloudflare, as visitors do. */
record Passage(String hostname, EdgeReading reading) {
    boolean passed() {
        return reading.outcome() == EdgeReading.Outcome.SERVED;
    }

    String sentence() {
        return hostname + " " + VerdictEntry.THROUGH_CLOUDFLARE + " is " + reading.outcome() + ". " + reading.reason()
                + (reading.advice().isEmpty() ? "" : " " + reading.advice());
    }

    /** What visited the origin; null when nothing of Cloudflare's answered. */
    String place() {
        return reading.dataCentre().isEmpty() ? null : "Cloudflare's data centre " + reading.dataCentre();
    }

    /** What it adds to the worst of the verdicts; nothing when Cloudflare was served, which says nothing of others. */
    Optional<Verdict> asVerdict() {
        return switch (reading.outcome()) {
            case SERVED -> Optional.empty();
            case NOT_SERVED -> Optional.of(Verdict.REFUSES_OURS);
            case INCONCLUSIVE -> Optional.of(Verdict.INCONCLUSIVE);
        };
    }
}
