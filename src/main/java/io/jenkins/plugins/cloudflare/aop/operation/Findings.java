package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.Verdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdicts of one look, held against what was expected. */
final class Findings {
    private static final int NAMED = 3;

    private final List<OriginFinding> found;
    private final List<String> warnings;
    private final VerifyParameters parameters;
    private final List<VerdictEntry> entries;

    /** @param warnings what fails nothing and should be known, a sentence each */
    Findings(List<OriginFinding> found, List<String> warnings, VerifyParameters parameters, VerdictEntries entries) {
        this.warnings = warnings;
        this.found = found;
        this.parameters = parameters;
        this.entries = found.stream()
                .map(finding -> entries.of(finding, passed(finding)))
                .toList();
    }

    /** Whether every origin does what is expected under every hostname. */
    boolean passed() {
        return found.stream().allMatch(this::passed);
    }

    private boolean passed(OriginFinding finding) {
        return finding.passes(parameters.expectation());
    }

    List<String> warnings() {
        return warnings;
    }

    List<VerdictEntry> entries() {
        return entries;
    }

    /** What did not pass, in a sentence or two. */
    String summary() {
        List<OriginFinding> failed =
                found.stream().filter(finding -> !passed(finding)).toList();
        StringBuilder text = new StringBuilder();
        text.append(failed.size())
                .append(" of ")
                .append(found.size())
                .append(found.size() == 1 ? " origin is" : " origins are")
                .append(" not ")
                .append(parameters.expectation().parameter())
                .append(": ");
        List<String> sentences = new ArrayList<>();
        for (OriginFinding finding : failed.subList(0, Math.min(NAMED, failed.size()))) {
            sentences.add(finding.sentences());
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
        List<Verdict> all =
                found.stream().map(finding -> finding.verdict().verdict()).toList();
        Verdict worst = Verdict.worst(all);
        List<Map<String, Object>> origins = new ArrayList<>();
        for (VerdictEntry entry : entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("hostname", entry.hostname());
            map.put("origin", entry.origin());
            map.put("verdict", entry.verdict());
            map.put("passed", entry.passed());
            map.put("reason", entry.reason());
            map.put("detours", entry.detours());
            map.put("advice", entry.advice());
            origins.add(map);
        }
        return new VerifyResult(
                worst.name(), found.stream().allMatch(OriginFinding::enforced), origins, failure, onFailure);
    }
}
