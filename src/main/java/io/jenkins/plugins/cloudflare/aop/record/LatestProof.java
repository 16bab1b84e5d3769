package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last verdict of a build on one hostname, origin and expectation; it is the one that counts.
 *
 * <p>The expectation belongs to the question: an origin that was asked to accept first and to enforce later has
 * answered two questions, one that was asked to enforce twice has answered one question again.
 *
 * @param verdict the last one
 * @param earlier those before it, oldest first
 */
public record LatestProof(VerdictEntry verdict, List<VerdictEntry> earlier) {
    private record Question(String hostname, String origin, String expected) {
        static Question of(VerdictEntry verdict) {
            return new Question(verdict.hostname(), verdict.origin(), verdict.expected());
        }
    }

    /** In the order in which each was asked first, so that a repetition moves nothing. */
    public static List<LatestProof> of(BuildRecord record) {
        Map<Question, List<VerdictEntry>> asked = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            for (VerdictEntry verdict : operation.verdicts()) {
                asked.computeIfAbsent(Question.of(verdict), question -> new ArrayList<>())
                        .add(verdict);
            }
        }
        return asked.values().stream().map(LatestProof::lastOf).toList();
    }

    private static LatestProof lastOf(List<VerdictEntry> verdicts) {
        int last = verdicts.size() - 1;
        return new LatestProof(verdicts.get(last), List.copyOf(verdicts.subList(0, last)));
    }
}
