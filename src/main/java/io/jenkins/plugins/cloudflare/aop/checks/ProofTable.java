package io.jenkins.plugins.cloudflare.aop.checks;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.ProofOverview;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The last proofs as a table in Markdown, failures first, many failures of one kind at one origin in one row. */
final class ProofTable {
    /** GitHub takes 65,535 bytes; what says that rows are left out fits into the rest. */
    static final int MOST_BYTES = 65_000;

    private static final String HEAD =
            "| | Hostname | Origin | Verdict | Why, and what to change |\n|---|---|---|---|---|\n";

    private static final int NAMED = 3;

    private final List<String> rows = new ArrayList<>();
    private int bytes;
    private int leftOut;

    private ProofTable() {}

    /** Whole lines; none for no proofs. */
    static List<String> of(BuildRecord record) {
        ProofOverview overview = ProofOverview.of(record);
        if (overview.isEmpty()) {
            return List.of();
        }
        ProofTable table = new ProofTable();
        table.add(HEAD, 0);
        for (ProofOverview.Group group : overview.groups()) {
            table.add(
                    row(group.proofs().get(0), hostnames(group.proofs())),
                    group.proofs().size());
        }
        overview.shown().forEach(table::add);
        if (!overview.more().isEmpty()) {
            table.addFolded(overview.more());
        }
        if (table.leftOut > 0) {
            table.rows.add("\n" + table.leftOut + " more are in the report of the build.\n");
        }
        return table.rows;
    }

    /** What follows the rows at a glance, opened by a click. */
    private void addFolded(List<LatestProof> more) {
        String open = "\n<details><summary>Show all: " + more.size() + " more</summary>\n\n" + HEAD;
        int before = rows.size();
        add(open, 0);
        if (rows.size() == before) {
            leftOut += more.size();
            return;
        }
        more.forEach(this::add);
        rows.add("\n</details>\n");
    }

    private void add(LatestProof proof) {
        add(row(proof, Markdown.code(proof.verdict().hostname())), 1);
    }

    /** Once a row does not fit, none does, so that what is left out is the end. */
    private void add(String row, int proofs) {
        int length = row.getBytes(StandardCharsets.UTF_8).length;
        if (leftOut > 0 || bytes + length > MOST_BYTES) {
            leftOut += proofs;
        } else {
            rows.add(row);
            bytes += length;
        }
    }

    private static String row(LatestProof proof, String hostname) {
        VerdictEntry verdict = proof.verdict();
        return "| " + Severity.of(verdict).sign() + " | " + hostname + " | " + Markdown.code(verdict.origin()) + " | "
                + Markdown.code(proof.kind()) + expected(verdict) + " | " + why(verdict) + " |\n";
    }

    private static String hostnames(List<LatestProof> proofs) {
        List<String> named = proofs.stream()
                .limit(NAMED)
                .map(proof -> Markdown.code(proof.verdict().hostname()))
                .toList();
        return proofs.size() + " hostnames: " + String.join(", ", named) + " and " + (proofs.size() - NAMED) + " more";
    }

    private static String expected(VerdictEntry verdict) {
        return verdict.expected() == null ? "" : ", expected " + Markdown.code(verdict.expected());
    }

    private static String why(VerdictEntry verdict) {
        String why = FailureReason.of(verdict).map(FailureReason::sentence).orElse(verdict.reason());
        String advice = verdict.passed() ? null : verdict.advice();
        return Stream.of(why, advice)
                .filter(sentence -> sentence != null && !sentence.isBlank())
                .map(Markdown::text)
                .reduce((first, second) -> first + "<br>" + second)
                .orElse("");
    }
}
