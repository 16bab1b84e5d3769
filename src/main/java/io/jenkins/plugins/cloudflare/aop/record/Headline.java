package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a build came to, in one sentence. It never says more than the last proofs show.
 *
 * @param sentence without a full stop
 * @param detail one more sentence
 */
public record Headline(Severity tone, String sentence, String detail) {

    /** The proofs come first; then what failed otherwise; then what was done. */
    public static Headline of(BuildRecord record) {
        List<VerdictEntry> verdicts =
                LatestProof.of(record).stream().map(LatestProof::verdict).toList();
        if (verdicts.stream().anyMatch(verdict -> !verdict.passed())) {
            return ofFailed(verdicts);
        }
        List<OperationEntry> unsettled = record.operations().stream()
                .filter(operation -> operation.outcome() != Outcome.SUCCESS && !isSettled(operation))
                .toList();
        if (!unsettled.isEmpty()) {
            return ofUnsettled(unsettled);
        }
        return verdicts.isEmpty() ? ofNoProof(record) : ofPassed(verdicts);
    }

    /** Only its proofs failed, and as all last proofs passed, later ones did: a retry that succeeded. */
    private static boolean isSettled(OperationEntry operation) {
        // What changed something and failed left more behind than a verdict that a later one may replace.
        return operation.writes().isEmpty() && operation.verdicts().stream().anyMatch(verdict -> !verdict.passed());
    }

    private static Headline ofFailed(List<VerdictEntry> verdicts) {
        List<VerdictEntry> failed =
                verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        boolean unsure = failed.stream().allMatch(verdict -> Severity.of(verdict) == Severity.UNSURE);
        String what = unsure ? " came to no result" : " failed";
        int all = verdicts.size();
        String who = failed.size() < all
                ? failed.size() + " of " + all + " proofs"
                : all == 1 ? "The only proof" : "All " + all + " proofs";
        List<String> kinds = failed.stream()
                .flatMap(verdict -> FailureReason.of(verdict).stream())
                .map(FailureReason::kind)
                .toList();
        List<String> passed = verdicts.stream()
                .filter(VerdictEntry::passed)
                .map(VerdictEntry::verdict)
                .toList();
        return new Headline(
                unsure ? Severity.UNSURE : Severity.BAD,
                who + what + ": " + (kinds.size() == 1 ? kinds.get(0) : counts(kinds)),
                places(verdicts) + (passed.isEmpty() ? "." : "; passed: " + counts(passed) + "."));
    }

    private static Headline ofUnsettled(List<OperationEntry> operations) {
        OperationEntry first = operations.get(0);
        boolean failed = operations.stream().anyMatch(operation -> operation.outcome() == Outcome.FAILURE);
        String sentence = operations.size() > 1
                ? operations.size() + " operations did not succeed"
                : first.operation() + (failed ? " failed" : " did not succeed");
        String detail = first.failure() == null ? "It ended as " + first.outcome() + "." : first.failure();
        return new Headline(failed ? Severity.BAD : Severity.UNSURE, sentence, detail);
    }

    private static Headline ofNoProof(BuildRecord record) {
        int operations = record.operations().size();
        String detail =
                operations == 0 ? "No operation has ended." : count(operations, "operation") + " ended with success.";
        return new Headline(Severity.FAIR, "No origin was verified", detail);
    }

    private static Headline ofPassed(List<VerdictEntry> verdicts) {
        // Being served through Cloudflare is well and says nothing of others.
        if (verdicts.stream().allMatch(verdict -> Severity.of(verdict) == Severity.GOOD)
                && verdicts.stream().anyMatch(Headline::isOfAnOrigin)) {
            return new Headline(Severity.GOOD, "Every origin refuses everybody else", tally(verdicts));
        }
        String who = verdicts.size() == 1 ? "The only proof" : "All " + verdicts.size() + " proofs";
        return new Headline(Severity.FAIR, who + " passed, without asking every origin to enforce", tally(verdicts));
    }

    private static String tally(List<VerdictEntry> verdicts) {
        return places(verdicts) + ": "
                + counts(verdicts.stream().map(VerdictEntry::verdict).toList()) + ".";
    }

    private static String counts(List<String> names) {
        return names.stream()
                .collect(Collectors.groupingBy(String::valueOf, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String places(List<VerdictEntry> verdicts) {
        long hostnames =
                verdicts.stream().map(VerdictEntry::hostname).distinct().count();
        long origins = verdicts.stream()
                .filter(Headline::isOfAnOrigin)
                .map(VerdictEntry::origin)
                .distinct()
                .count();
        return count(hostnames, "hostname") + ", " + count(origins, "origin");
    }

    private static boolean isOfAnOrigin(VerdictEntry verdict) {
        return !VerdictEntry.THROUGH_CLOUDFLARE.equals(verdict.origin());
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
