package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdicts of one pass, held against what was expected. */
final class VerificationFindings {
    private static final int NAMED = 3;

    private final List<OriginFinding> found;
    private final List<EdgeCheck.Passage> passages;
    private final List<String> warnings;
    private final VerifyParameters parameters;
    private final List<VerdictEntry> entries;

    /**
     * @param passages through Cloudflare, none when that way was not tried
     * @param warnings what fails nothing and should be known, a sentence each
     */
    VerificationFindings(
            List<OriginFinding> found,
            List<EdgeCheck.Passage> passages,
            List<String> warnings,
            VerifyParameters parameters,
            VerdictEntries entries) {
        this.warnings = warnings;
        this.found = found;
        this.passages = passages;
        this.parameters = parameters;
        this.entries = Stream.concat(
                        found.stream().map(finding -> entries.of(finding, passed(finding))),
                        passages.stream().map(entries::of))
                .toList();
    }

    /** Whether every origin does what is expected under every hostname, and lets Cloudflare in where that was tried. */
    boolean passed() {
        return found.stream().allMatch(this::passed) && passages.stream().allMatch(EdgeCheck.Passage::passed);
    }

    private boolean passed(OriginFinding finding) {
        return finding.passes(parameters.expectation());
    }

    List<OriginFinding> found() {
        return found;
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
        List<EdgeCheck.Passage> stopped =
                passages.stream().filter(passage -> !passage.passed()).toList();
        List<String> sentences = new ArrayList<>();
        failed.forEach(finding -> sentences.add(finding.sentences()));
        stopped.forEach(passage -> sentences.add(passage.sentence()));
        List<String> counts = new ArrayList<>();
        if (!failed.isEmpty()) {
            counts.add(count(failed.size(), found.size(), "origin") + " not "
                    + parameters.expectation().parameter());
        }
        if (!stopped.isEmpty()) {
            counts.add(count(stopped.size(), passages.size(), "hostname") + " not served through Cloudflare");
        }
        int named = Math.min(NAMED, sentences.size());
        return String.join(" and ", counts) + ": " + String.join(" ", sentences.subList(0, named))
                + (sentences.size() > named ? " (" + (sentences.size() - named) + " more in the record)" : "");
    }

    private static String count(int some, int all, String what) {
        return some + " of " + all + " " + what + (all == 1 ? "" : "s") + (some == 1 ? " is" : " are");
    }

    VerifyResult result(String failure, OnFailure onFailure) {
        List<Verdict> all = new ArrayList<>(
                found.stream().map(finding -> finding.verdict().verdict()).toList());
        passages.forEach(passage -> passage.asVerdict().ifPresent(all::add));
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
                worst.name(),
                worst == Verdict.ENFORCED && found.stream().allMatch(OriginFinding::enforced),
                origins,
                found.stream()
                        .filter(finding -> finding.verdict().refusesConfigured())
                        .map(finding -> finding.target().hostname())
                        .collect(Collectors.toUnmodifiableSet()),
                failure,
                onFailure);
    }
}
