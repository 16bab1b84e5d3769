package io.jenkins.plugins.cloudflare.aop.record.file;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.page.MarkupWriter;
import io.jenkins.plugins.cloudflare.aop.record.text.ProofText;
import java.util.List;
import java.util.Locale;

/**
 * The proofs of a build as JUnit XML, so that Jenkins' junit step shows them and their trend.
 *
 * <p>There is one test case for each hostname, origin and expectation, whether it passed or not. When the same
 * question was asked several times in a build, as by a retry, the last answer is the result and the earlier ones stand
 * in the case's output: the number of cases, and so the trend, does not depend on how often somebody tried. The record
 * and the page keep them all.
 *
 * <p>Jenkins splits a class name at its last dot into package and class. The hostname is therefore the package, which
 * it lists with counts, and the class is {@value #CLASS}; a bare hostname would become class {@code com} of package
 * {@code api.example}.
 */
public final class VerificationXml {
    private static final String CLASS = "origin";

    private VerificationXml() {}

    /** A complete document, also for a record without a verdict. */
    public static byte[] write(BuildRecord record) {
        List<LatestProof> proofs = LatestProof.ofQuestions(record);
        long failures =
                proofs.stream().filter(proof -> !proof.verdict().passed()).count();
        long millis = proofs.stream()
                .map(proof -> proof.verdict().tookMillis())
                .mapToLong(took -> took == null ? 0 : took)
                .sum();
        String[] totals = {
            "tests",
            String.valueOf(proofs.size()),
            "failures",
            String.valueOf(failures),
            "errors",
            "0",
            "time",
            seconds(millis)
        };
        MarkupWriter xml = MarkupWriter.xml().open("testsuites", totals).line();
        xml.open("testsuite", suiteAttributes(record, totals)).line();
        proofs.forEach(proof -> writeCase(xml, proof));
        return xml.close().line().close().line().toBytes();
    }

    private static String[] suiteAttributes(BuildRecord record, String... totals) {
        // The same in every build: Jenkins compares suites by name.
        String[] attributes = new String[totals.length + 6];
        attributes[0] = "name";
        attributes[1] = "Authenticated Origin Pulls";
        attributes[2] = "skipped";
        attributes[3] = "0";
        attributes[4] = "timestamp";
        attributes[5] = record.operations().isEmpty()
                ? null
                : record.operations().get(0).startedAt();
        System.arraycopy(totals, 0, attributes, 6, totals.length);
        return attributes;
    }

    private static void writeCase(MarkupWriter xml, LatestProof proof) {
        VerdictEntry verdict = proof.verdict();
        Long took = verdict.tookMillis();
        xml.open(
                "testcase",
                "classname",
                verdict.hostname() + "." + CLASS,
                "name",
                verdict.expected() == null ? verdict.origin() : verdict.origin() + " " + verdict.expected(),
                "time",
                took == null ? null : seconds(took));
        if (verdict.passed()) {
            xml.element("system-out", ProofText.of(proof));
        } else {
            // An origin may enforce at its front door and fail for a way around it, or for its own certificate.
            String message = verdict.verdict() + ": "
                    + FailureReason.of(verdict).map(FailureReason::sentence).orElse("");
            xml.element("failure", ProofText.of(proof), "message", message, "type", verdict.verdict());
        }
        xml.close().line();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
