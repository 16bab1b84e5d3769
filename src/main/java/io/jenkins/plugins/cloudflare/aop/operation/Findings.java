package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.Verdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdicts of one look, held against what was expected. */
final class Findings {
    private static final int NAMED = 3;

    private final List<OriginVerdict> verdicts;
    private final VerifyParameters parameters;
    private final List<VerdictEntry> entries;

    Findings(List<OriginVerdict> verdicts, VerifyParameters parameters, VerdictEntries entries) {
        this.verdicts = verdicts;
        this.parameters = parameters;
        this.entries = verdicts.stream()
                .map(verdict -> entries.of(verdict, passed(verdict)))
                .toList();
    }

    /** Whether every origin does what is expected under every hostname. */
    boolean passed() {
        return verdicts.stream().allMatch(this::passed);
    }

    private boolean passed(OriginVerdict verdict) {
        return switch (parameters.expectation()) {
            case ENFORCED -> verdict.verdict() == Verdict.ENFORCED;
            case ACCEPTING -> verdict.accepting();
        };
    }

    List<VerdictEntry> entries() {
        return entries;
    }

    /** What did not pass, in a sentence or two. */
    String summary() {
        List<OriginVerdict> failed =
                verdicts.stream().filter(verdict -> !passed(verdict)).toList();
        StringBuilder text = new StringBuilder();
        text.append(failed.size())
                .append(" of ")
                .append(verdicts.size())
                .append(verdicts.size() == 1 ? " origin is" : " origins are")
                .append(" not ")
                .append(parameters.expectation().parameter())
                .append(": ");
        List<String> sentences = new ArrayList<>();
        for (OriginVerdict verdict : failed.subList(0, Math.min(NAMED, failed.size()))) {
            sentences.add(verdict.target().label() + " is " + verdict.verdict() + ". " + verdict.reason()
                    + (verdict.advice().isEmpty() ? "" : " " + verdict.advice()));
        }
        text.append(String.join(" ", sentences));
        return failed.size() > NAMED
                ? text.append(" (")
                        .append(failed.size() - NAMED)
                        .append(" more in the record)")
                        .toString()
                : text.toString();
    }

    VerifyResult result(String failure, OnFailure onFailure) {
        List<Verdict> all = verdicts.stream().map(OriginVerdict::verdict).toList();
        Verdict worst = Verdict.worst(all);
        List<Map<String, Object>> origins = new ArrayList<>();
        for (VerdictEntry entry : entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("hostname", entry.hostname());
            map.put("origin", entry.origin());
            map.put("verdict", entry.verdict());
            map.put("passed", entry.passed());
            map.put("reason", entry.reason());
            map.put("advice", entry.advice());
            origins.add(map);
        }
        return new VerifyResult(worst.name(), worst == Verdict.ENFORCED, origins, failure, onFailure);
    }
}
