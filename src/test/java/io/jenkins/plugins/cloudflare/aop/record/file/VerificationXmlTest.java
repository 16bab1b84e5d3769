package io.jenkins.plugins.cloudflare.aop.record.file;

import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.operation;
import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.verdict;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.FailureReasonTest;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.Parsed;
import io.jenkins.plugins.cloudflare.aop.record.RealisticRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The structure is the one that hudson.tasks.junit.SuiteResult and CaseResult read. */
class VerificationXmlTest {
    private static Element suite(BuildRecord record) throws Exception {
        Element root = Parsed.root(VerificationXml.write(record));
        assertThat(root.getTagName(), is("testsuites"));
        Element suite = Parsed.only(root, "testsuite");
        assertThat(suite.getParentNode(), is(root));
        return suite;
    }

    private static List<String> names(Element suite) {
        return Parsed.all(suite, "testcase").stream()
                .map(testCase -> testCase.getAttribute("classname") + " | " + testCase.getAttribute("name"))
                .toList();
    }

    @Test
    void hasACaseForEachHostnameAndOrigin() throws Exception {
        Element suite = suite(RealisticRecord.record());

        assertThat(
                names(suite),
                contains(
                        "api.example.com.origin | 203.0.113.10:443 enforced",
                        "api.example.com.origin | 198.51.100.27:8443 enforced",
                        "shop.example.com.origin | 203.0.113.10:443 enforced",
                        "shop.example.com.origin | 198.51.100.27:8443 enforced",
                        "static-assets.eu.example.com.origin | 203.0.113.10:443 enforced",
                        "static-assets.eu.example.com.origin | [2001:db8:0:17::2a]:443 enforced"));
        assertThat(suite.getAttribute("name"), is("Authenticated Origin Pulls"));
        assertThat(suite.getAttribute("tests"), is("6"));
        assertThat(suite.getAttribute("failures"), is("3"));
        assertThat(suite.getAttribute("errors"), is("0"));
        assertThat(suite.getAttribute("skipped"), is("0"));
        assertThat(suite.getAttribute("time"), is("14.040"));
        assertThat(suite.getAttribute("timestamp"), is("2026-05-04T10:15:00.120Z"));
    }

    @Test
    void aFailureForADetourSaysWhich() throws Exception {
        VerdictEntry around = new VerdictEntry(
                "a.example.com",
                "192.0.2.1:443",
                "enforced",
                "ENFORCED",
                false,
                "Everybody else is refused.",
                List.of("PLAIN_HTTP: served.", "OTHER_NAME: served."),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Element suite = suite(ExampleRecords.of(operation("aopVerifyOrigin", Outcome.FAILURE, "failed", around)));
        assertThat(
                Parsed.only(suite, "failure").getAttribute("message"),
                is("ENFORCED: PLAIN_HTTP: served. OTHER_NAME: served."));
    }

    @Test
    void aFailureForTheOriginsOwnCertificateSaysSo() throws Exception {
        String why = "The origin's own certificate (CN=a) is not trusted: it has expired.";
        VerdictEntry failed = FailureReasonTest.failed("enforced", "ENFORCED", null, null, why);
        Element suite = suite(ExampleRecords.of(operation("aopVerifyOrigin", Outcome.FAILURE, "failed", failed)));
        assertThat(Parsed.only(suite, "failure").getAttribute("message"), is("ENFORCED: " + why));
    }

    @Test
    void aFailureSaysWhyWhatWasSeenAndWhatToChange() throws Exception {
        Element failed = Parsed.all(suite(RealisticRecord.record()), "testcase").get(1);

        Element failure = Parsed.only(failed, "failure");

        assertThat(failed.getAttribute("time"), is("2.340"));
        assertThat(failure.getAttribute("type"), is("OPEN"));
        assertThat(
                failure.getAttribute("message"),
                is("OPEN: A visitor without a certificate got the same answer as the configured one."));
        assertThat(
                failure.getTextContent(),
                stringContainsInOrder(
                        "Verdict: OPEN",
                        "What to change: Set SSLVerifyClient require",
                        "TLS 1.2: without a certificate HTTP 200, forged certificate no visit,"
                                + " your certificate HTTP 200",
                        "Server: Apache/2.4.62 (Debian)",
                        "Visited from: agent-eu-1"));
    }

    @Test
    void aPassedProofSaysWhatWasSeen() throws Exception {
        Element passed = Parsed.all(suite(RealisticRecord.record()), "testcase").get(0);

        assertThat(Parsed.all(passed, "failure"), is(empty()));
        assertThat(Parsed.only(passed, "system-out").getTextContent(), containsString("your certificate HTTP 200"));
    }

    @Test
    void theLastAnswerToAQuestionIsTheResult() throws Exception {
        BuildRecord record = ExampleRecords.of(
                operation(
                        "aopVerifyOrigin",
                        Outcome.FAILURE,
                        "failed",
                        verdict("a.example.com", "192.0.2.1", "enforced", "OPEN", false),
                        verdict("b.example.com", "192.0.2.1", "enforced", "ENFORCED", true)),
                operation(
                        "aopVerifyOrigin",
                        Outcome.SUCCESS,
                        null,
                        verdict("a.example.com", "192.0.2.1", "enforced", "ENFORCED", true)));

        Element suite = suite(record);

        assertThat(
                names(suite),
                contains("a.example.com.origin | 192.0.2.1 enforced", "b.example.com.origin | 192.0.2.1 enforced"));
        assertThat(suite.getAttribute("failures"), is("0"));
        assertThat(
                Parsed.all(suite, "system-out").get(0).getTextContent(),
                containsString("Earlier in this build: OPEN at 2026-05-04T10:20:00Z"));
    }

    @Test
    void anotherExpectationIsAnotherQuestion() throws Exception {
        BuildRecord record = ExampleRecords.of(operation(
                "aopVerifyOrigin",
                Outcome.SUCCESS,
                null,
                verdict("a.example.com", "192.0.2.1", "accepting", "OPEN", true),
                verdict("a.example.com", "192.0.2.1", "enforced", "ENFORCED", true),
                verdict("a.example.com", "192.0.2.1", null, "ENFORCED", true)));

        assertThat(
                names(suite(record)),
                contains(
                        "a.example.com.origin | 192.0.2.1 accepting",
                        "a.example.com.origin | 192.0.2.1 enforced",
                        "a.example.com.origin | 192.0.2.1"));
    }

    @Test
    void nothingFromOutsideBecomesMarkup() throws Exception {
        Element suite = suite(ExampleRecords.hostile());

        Element failure = Parsed.only(suite, "failure");

        String shown = ExampleRecords.ATTACK + "\\u0000\\u001B[31m\\u202E\\uD800\\uFFFE\ud83d\ude00";
        assertThat(Parsed.all(suite, "img"), is(empty()));
        assertThat(failure.getAttribute("message"), equalTo(shown + ": " + shown));
        assertThat(failure.getTextContent(), startsWith("\nVerdict: " + shown + "\n"));
        assertThat(Parsed.only(suite, "testcase").getAttribute("classname"), is(shown + ".origin"));
    }

    @Test
    void isADocumentWithoutAVerdictToo() throws Exception {
        Element suite = suite(BuildRecord.empty("b #1"));

        assertThat(suite.getAttribute("tests"), is("0"));
        assertThat(suite.hasAttribute("timestamp"), is(false));
    }
}
