package io.jenkins.plugins.cloudflare.aop.record;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The last verdict of a build on one thing, which is the one that counts.
 *
 * @param verdict the last one
 * @param earlier those before it, oldest first
 */
public record LatestProof(VerdictEntry verdict, List<VerdictEntry> earlier) {
    private record Place(String hostname, String origin) {}

    private record Question(Place place, String expected) {}

    /**
     * One for each hostname and origin: a rotation proves before its switch that the origin accepts and after it that
     * the origin enforces, and the latter is what it came to. In the order in which each was asked first, so that a
     * repetition moves nothing.
     */
    public static List<LatestProof> of(BuildRecord record) {
        return by(record, LatestProof::place);
    }

    /**
     * One for each hostname, origin and expectation: an origin that was asked to accept first and to enforce later has
     * answered two questions, one that was asked to enforce twice has answered one question again.
     */
    public static List<LatestProof> ofQuestions(BuildRecord record) {
        return by(record, verdict -> new Question(place(verdict), verdict.expected()));
    }

    private static Place place(VerdictEntry verdict) {
        return new Place(verdict.hostname(), verdict.origin());
    }

    private static List<LatestProof> by(BuildRecord record, Function<VerdictEntry, Object> key) {
        Map<Object, List<VerdictEntry>> asked = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            for (VerdictEntry verdict : operation.verdicts()) {
                asked.computeIfAbsent(key.apply(verdict), any -> new ArrayList<>())
                        .add(verdict);
            }
        }
        return asked.values().stream().map(LatestProof::lastOf).toList();
    }

    private static LatestProof lastOf(List<VerdictEntry> verdicts) {
        int last = verdicts.size() - 1;
        return new LatestProof(verdicts.get(last), List.copyOf(verdicts.subList(0, last)));
    }

    /** In what words it failed, or the verdict alone when it passed. */
    public String kind() {
        return FailureReason.of(verdict).map(FailureReason::kind).orElse(String.valueOf(verdict.verdict()));
    }
}
