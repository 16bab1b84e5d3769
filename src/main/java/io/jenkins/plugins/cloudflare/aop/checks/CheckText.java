package io.jenkins.plugins.cloudflare.aop.checks;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.Headline;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Says what some operations of a build came to, for a check. */
final class CheckText {
    private CheckText() {}

    /**
     * What these operations came to together: of each hostname and origin the last proof counts.
     *
     * @param operations places in the record
     * @return empty when there was nothing to prove, as for a rotation that was not due
     */
    static Optional<CheckReport> of(String name, BuildRecord record, Collection<Integer> operations) {
        List<OperationEntry> told =
                operations.stream().sorted().map(record.operations()::get).toList();
        if (told.stream()
                .allMatch(entry ->
                        entry.outcome() == Outcome.SUCCESS && entry.verdicts().isEmpty())) {
            return Optional.empty();
        }
        BuildRecord part = new BuildRecord(record.schemaVersion(), record.build(), told);
        Headline headline = Headline.of(part);
        return Optional.of(new CheckReport(
                name,
                conclusion(headline.tone(), told),
                PrintableText.line(headline.sentence()),
                summary(headline, part),
                ProofTable.of(part)));
    }

    /** What does not fail the build holds no change up; what makes it unstable does, as with tests that fail. */
    private static CheckConclusion conclusion(Severity tone, List<OperationEntry> told) {
        if (tone == Severity.GOOD) {
            return CheckConclusion.SUCCESS;
        }
        if (tone == Severity.FAIR) {
            return CheckConclusion.NEUTRAL;
        }
        List<Outcome> outcomes = told.stream().map(OperationEntry::outcome).toList();
        if (outcomes.contains(Outcome.FAILURE) || outcomes.contains(Outcome.UNSTABLE)) {
            return CheckConclusion.FAILURE;
        }
        return outcomes.contains(Outcome.ABORTED) ? CheckConclusion.CANCELED : CheckConclusion.NEUTRAL;
    }

    private static String summary(Headline headline, BuildRecord part) {
        String detail = Markdown.text(headline.detail());
        return cure(part)
                .map(cure -> "**What to do:** " + cure + "\n\n" + detail)
                .orElse(detail);
    }

    /** What mends the first failure, in a line: what to change, or what is the matter where nobody knows that. */
    private static Optional<String> cure(BuildRecord part) {
        List<VerdictEntry> failed = LatestProof.of(part).stream()
                .map(LatestProof::verdict)
                .filter(verdict -> !verdict.passed())
                .toList();
        return failed.stream()
                .map(VerdictEntry::advice)
                .filter(advice -> advice != null && !advice.isBlank())
                .findFirst()
                .or(() -> failed.stream()
                        .flatMap(verdict -> FailureReason.of(verdict).stream())
                        .map(FailureReason::sentence)
                        .filter(sentence -> !sentence.isBlank())
                        .findFirst())
                .map(Markdown::text);
    }
}
