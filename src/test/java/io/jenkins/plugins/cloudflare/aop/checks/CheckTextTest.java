package io.jenkins.plugins.cloudflare.aop.checks;

import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.operation;
import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.verdict;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check says of the operations that it tells of. */
class CheckTextTest {
    private static final VerdictEntry ENFORCED =
            verdict("www.example.com", "192.0.2.1:443", "enforced", "ENFORCED", true);
    private static final VerdictEntry OPEN = verdict("www.example.com", "192.0.2.1:443", "enforced", "OPEN", false);

    private static OperationEntry verify(Outcome outcome, VerdictEntry... verdicts) {
        return operation("aopVerifyOrigin", outcome, null, verdicts);
    }

    private static CheckReport report(OperationEntry... operations) {
        BuildRecord record = ExampleRecords.of(operations);
        return CheckText.of(
                        "check",
                        record,
                        IntStream.range(0, operations.length).boxed().toList())
                .orElseThrow();
    }

    @Test
    void aProofIsASuccess() {
        CheckReport report = report(verify(Outcome.SUCCESS, ENFORCED));

        assertThat(report.name(), is("check"));
        assertThat(report.conclusion(), is(CheckConclusion.SUCCESS));
        assertThat(report.title(), is("Every origin refuses everybody else"));
        assertThat(report.summary(), is("1 hostname, 1 origin\\: 1 ENFORCED\\."));
        assertThat(
                String.join("", report.rows()),
                is("| | Hostname | Origin | Verdict | Why, and what to change |\n|---|---|---|---|---|\n"
                        + "| ✓ | `www.example.com` | `192.0.2.1:443` | `ENFORCED`, expected `enforced` |"
                        + " Because of what was seen\\. |\n"));
    }

    @Test
    void aFailureSaysTheCureInALine() {
        CheckReport report = report(verify(Outcome.FAILURE, OPEN));

        assertThat(report.title(), is("The only proof failed: OPEN"));
        assertThat(report.summary(), startsWith("**What to do:** Set ssl\\_verify\\_client on\\.\n\n"));
        assertThat(
                report.rows().get(1),
                allOf(startsWith("| ✕ |"), containsString("seen\\.<br>Set ssl\\_verify\\_client on\\. |")));
    }

    /** As with tests that fail: what makes a build unstable fails its check. */
    @ParameterizedTest
    @CsvSource({"FAILURE, FAILURE", "UNSTABLE, FAILURE", "SUCCESS, NEUTRAL", "ABORTED, CANCELED"})
    void aFailedProofConcludesAsItsStepDoes(Outcome outcome, CheckConclusion conclusion) {
        assertThat(report(verify(outcome, OPEN)).conclusion(), is(conclusion));
    }

    /** Passed as it was asked, and no proof that anybody is refused: not green. */
    @Test
    void aPassThatProvesNothingIsNeutral() {
        VerdictEntry accepting = verdict("www.example.com", "192.0.2.1:443", "accepting", "OPEN", true);

        assertThat(report(verify(Outcome.SUCCESS, accepting)).conclusion(), is(CheckConclusion.NEUTRAL));
    }

    @Test
    void whatFailedBeforeAnyVisitSaysWhy() {
        CheckReport report =
                report(operation("aopVerifyOrigin", Outcome.FAILURE, "No credential 'cf' *is* here; add it."));

        assertThat(report.conclusion(), is(CheckConclusion.FAILURE));
        assertThat(report.title(), is("aopVerifyOrigin failed"));
        assertThat(report.summary(), is("No credential 'cf' \\*is\\* here; add it\\."));
        assertThat(report.rows(), is(empty()));
    }

    @Test
    void anAbortIsCanceled() {
        assertThat(report(verify(Outcome.ABORTED)).conclusion(), is(CheckConclusion.CANCELED));
    }

    /** What passes later hides nothing that failed elsewhere; a retry of the same origin counts instead. */
    @Test
    void ofEachOriginTheLastProofCounts() {
        VerdictEntry elsewhere = verdict("www.example.com", "192.0.2.2:443", "enforced", "ENFORCED", true);

        assertThat(
                report(verify(Outcome.FAILURE, OPEN), verify(Outcome.SUCCESS, elsewhere))
                        .conclusion(),
                is(CheckConclusion.FAILURE));
        assertThat(
                report(verify(Outcome.FAILURE, OPEN), verify(Outcome.SUCCESS, ENFORCED))
                        .conclusion(),
                is(CheckConclusion.SUCCESS));
    }

    @Test
    void whatAnotherCheckTellsOfIsLeftOut() {
        BuildRecord record = ExampleRecords.of(verify(Outcome.FAILURE, OPEN), verify(Outcome.SUCCESS, ENFORCED));

        assertThat(CheckText.of("a", record, List.of(0)).orElseThrow().conclusion(), is(CheckConclusion.FAILURE));
        assertThat(CheckText.of("b", record, List.of(1)).orElseThrow().conclusion(), is(CheckConclusion.SUCCESS));
    }

    @Test
    void aRotationThatWasNotDueTellsNothing() {
        BuildRecord record = ExampleRecords.of(operation("aopRotateCertificate", Outcome.SUCCESS, null));

        assertThat(CheckText.of("check", record, List.of(0)), is(Optional.empty()));
    }

    @Test
    void whatComesFromOutsideIsNoMarkup() {
        BuildRecord hostile = ExampleRecords.hostile();
        CheckReport report = CheckText.of("check", hostile, List.of(0)).orElseThrow();

        for (String shown : List.of(report.summary(), String.join("", report.rows()))) {
            String outsideOfCode = shown.replaceAll("`[^`]*`", "").replace("<br>", "");
            assertThat(outsideOfCode, not(containsString("<")));
        }
        assertThat(Markdown.text("[a](http://b) | `c` *d* _e_ <f> & @g #1\n~h~ $i$ ![j] \\"), is("""
                \\[a\\]\\(http\\://b\\) \\| \\`c\\` \\*d\\* \\_e\\_ &lt;f&gt; &amp; \\@g \\#1 \
                \\~h\\~ \\$i\\$ \\!\\[j\\] \\\\"""));
        assertThat(Markdown.code("a`|b"), is("`a'\\|b`"));
        assertThat(Markdown.code(null), is("-"));
    }

    @Test
    void manyFailuresOfOneKindAreOneRow() {
        OperationEntry many = verify(
                Outcome.FAILURE,
                IntStream.range(0, 150)
                        .mapToObj(i -> verdict("n" + i + ".example.com", "192.0.2.1:443", "enforced", "OPEN", false))
                        .toArray(VerdictEntry[]::new));

        List<String> rows = report(many).rows();

        assertThat(rows, hasSize(2));
        assertThat(
                rows.get(1),
                containsString("150 hostnames: `n0.example.com`, `n1.example.com`, `n2.example.com` and 147 more"));
    }

    /** GitHub refuses more than 65,535 bytes. */
    @Test
    void aLongTableSaysHowMuchIsLeftOut() {
        int all = 2_000;
        OperationEntry many = verify(
                Outcome.SUCCESS,
                IntStream.range(0, all)
                        .mapToObj(i -> verdict("n" + i + ".example.com", "192.0.2.1:443", "enforced", "ENFORCED", true))
                        .toArray(VerdictEntry[]::new));

        List<String> rows = report(many).rows();

        int shown = rows.size() - 4;
        assertThat(String.join("", rows).getBytes(StandardCharsets.UTF_8).length, is(lessThanOrEqualTo(65_535)));
        assertThat(
                "what is not seen at a glance is folded",
                rows.get(21),
                startsWith("\n<details><summary>Show all: 1980 more"));
        assertThat(rows.get(rows.size() - 3), endsWith(" |\n"));
        assertThat(rows.get(rows.size() - 2), is("\n</details>\n"));
        assertThat(rows.get(rows.size() - 1), is("\n" + (all - shown) + " more are in the report of the build.\n"));
    }
}
