package io.jenkins.plugins.cloudflare.aop.record.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.FailureReasonTest;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.Parsed;
import io.jenkins.plugins.cloudflare.aop.record.RealisticRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportPageTest {
    private static Element page(BuildRecord record) throws Exception {
        return Parsed.root(ReportPage.html(record));
    }

    private static List<String> texts(Element under, String name) {
        return Parsed.all(under, name).stream().map(Element::getTextContent).toList();
    }

    @Test
    void opensWithTheHeadline() throws Exception {
        Element page = page(RealisticRecord.record());

        assertThat(page.getAttribute("lang"), is("en"));
        assertThat(Parsed.only(page, "title").getTextContent(), containsString("shop/deploy #128"));
        assertThat(
                Parsed.only(page, "h1").getTextContent(),
                is("✕3 of 6 proofs failed: 1 ANY_CERTIFICATE, 1 INCONCLUSIVE, 1 OPEN"));
        assertThat(
                Parsed.only(page, "header").getTextContent(),
                containsString("2026-05-04 10:15:00 to 2026-05-04 10:17:31 UTC"));
    }

    @Test
    void showsEverythingThatTheRecordHolds() throws Exception {
        String text = Parsed.only(page(RealisticRecord.record()), "main").getTextContent();

        assertThat(
                text,
                stringContainsInOrder(
                        "Failures and warnings",
                        "the worst is OPEN.",
                        "Proofs",
                        "api.example.com",
                        "198.51.100.27:8443",
                        "failed, expected enforced",
                        "Set SSLVerifyClient require",
                        "passed, expected enforced",
                        "Certificates",
                        ExampleRecords.SHA256,
                        "CN=Origin pull CA,O=Example Ltd",
                        "new, uploaded by this build",
                        "Hostnames",
                        "static-assets.eu.example.com",
                        "Operations",
                        "1 min 20 s",
                        "Writes",
                        "8f1c2d5f6a7b8c9d-FRA",
                        "Schema version 2"));
    }

    @Test
    void asksForNothingThatThePolicyForbids() throws Exception {
        Element page = page(RealisticRecord.record());

        Set<String> elements = new TreeSet<>();
        for (Element element : Parsed.all(page, "*")) {
            elements.add(element.getTagName());
            assertThat(element.hasAttribute("style"), is(false));
            assertThat(element.hasAttribute("src"), is(false));
        }
        elements.retainAll(Set.of("script", "style", "img", "iframe", "object", "form", "svg", "base"));
        assertThat(elements, is(empty()));
        assertThat(Parsed.only(page, "link").getAttribute("href"), is("report.css"));
        String css = new String(ReportPage.css(), UTF_8);
        assertThat(css, not(containsString("url(")));
        assertThat(css, not(containsString("@import")));
    }

    @Test
    void everyHeaderSaysWhatItHeads() throws Exception {
        Element page = page(RealisticRecord.record());

        List<String> scopes = Parsed.all(page, "th").stream()
                .map(header -> header.getAttribute("scope"))
                .distinct()
                .toList();

        assertThat(scopes, contains("col", "rowgroup", "row"));
        assertThat(texts(page, "caption"), everyItem(not(is(""))));
    }

    @Test
    void aVerdictIsAWordAndNotOnlyAColour() throws Exception {
        Element page = page(RealisticRecord.record());

        assertThat(texts(page, "strong"), hasItem("✓ENFORCED"));
        assertThat(texts(page, "strong"), hasItem("✕OPEN"));
        assertThat(texts(page, "strong"), hasItem("?INCONCLUSIVE"));
    }

    @Test
    void keepsEarlierProofsApart() throws Exception {
        BuildRecord record = ExampleRecords.of(
                ExampleRecords.operation(
                        "aopVerifyOrigin",
                        Outcome.FAILURE,
                        "failed",
                        ExampleRecords.verdict("a.example.com", "192.0.2.1", "enforced", "OPEN", false)),
                ExampleRecords.operation(
                        "aopVerifyOrigin",
                        Outcome.SUCCESS,
                        null,
                        ExampleRecords.verdict("a.example.com", "192.0.2.1", "enforced", "ENFORCED", true)));

        String text = page(record).getTextContent();

        assertThat(text, stringContainsInOrder("Proofs", "ENFORCED", "Earlier proofs of this build", "OPEN"));
    }

    @Test
    void aRotationShowsWhatWasBeforeTheSwitchAsHistory() throws Exception {
        Element page = page(ExampleRecords.of(ExampleRecords.operation(
                "aopRotateCertificate",
                Outcome.SUCCESS,
                null,
                ExampleRecords.verdict("a.example.com", "192.0.2.1", "accepting", "ENFORCED", true),
                ExampleRecords.verdict("a.example.com", "192.0.2.1", "enforced", "ENFORCED", true))));

        Element first = Parsed.all(page, "table").get(0);
        assertThat(Parsed.all(first, "tbody").size(), is(1));
        assertThat(
                first.getTextContent(),
                stringContainsInOrder(
                        "passed, expected enforced",
                        "Earlier in this build: 1",
                        "ENFORCED",
                        "passed, expected accepting"));
        assertThat(Parsed.only(page, "h1").getTextContent(), containsString("Every origin refuses everybody else"));
    }

    @Test
    void manyFailuresOfOneKindOpenByAClick() throws Exception {
        List<VerdictEntry> verdicts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            verdicts.add(ExampleRecords.verdict("n" + i + ".example.com", "127.0.0.1:8445", "enforced", "OPEN", false));
        }
        for (int i = 0; i < 43; i++) {
            verdicts.add(ExampleRecords.verdict("p" + i + ".example.com", "192.0.2.1", "enforced", "ENFORCED", true));
        }
        verdicts.add(ExampleRecords.verdict("last.example.com", "192.0.2.1", "enforced", "OPEN", false));
        Element page = page(ExampleRecords.of(ExampleRecords.operation(
                "aopVerifyOrigin", Outcome.FAILURE, "failed", verdicts.toArray(new VerdictEntry[0]))));

        assertThat(texts(page, "summary"), contains("✕ 150 names at 127.0.0.1:8445: OPEN", "Show all: 24 more"));
        List<Element> tables = Parsed.all(page, "table");
        assertThat(Parsed.all(tables.get(0), "tbody").size(), is(150));
        assertThat("failures first", Parsed.all(tables.get(1), "code").get(0).getTextContent(), is("last.example.com"));
        assertThat(Parsed.all(tables.get(1), "tbody").size(), is(20));
        assertThat(Parsed.all(tables.get(2), "tbody").size(), is(24));
    }

    @Test
    void longTablesShowWhatCanBeReadAndTheRestByAClick() throws Exception {
        List<HostnameEntry> hostnames = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String drift = i == 149 ? "hostname last.example.com is disabled instead of enabled" : null;
            hostnames.add(
                    new HostnameEntry("n" + i + ".example.com", "a", true, "active", "active", false, drift, null));
        }
        OperationEntry look = new OperationEntry(
                "aopStatus",
                null,
                null,
                Outcome.SUCCESS,
                null,
                null,
                null,
                hostnames,
                null,
                null,
                null,
                null,
                null,
                null);
        Element page = page(ExampleRecords.of(look));

        assertThat(texts(page, "summary"), contains("Show all: 130 more"));
        Element table = Parsed.all(page, "table").get(0);
        assertThat("with its head", Parsed.all(table, "tr").size(), is(21));
        assertThat(
                "what needs somebody first",
                Parsed.all(table, "tr").get(1).getTextContent(),
                containsString("active; hostname last.example.com is disabled"));
        assertThat(Parsed.all(Parsed.all(page, "table").get(1), "tr").size(), is(131));
    }

    @Test
    void aWarningThatIsRepeatedStandsOnce() throws Exception {
        OperationEntry upload = RealisticRecord.record().operations().get(0);
        Element page = page(ExampleRecords.of(upload, upload, upload));

        assertThat(Parsed.all(Parsed.only(page, "ul"), "li").size(), is(1));
        assertThat(
                Parsed.only(page, "ul").getTextContent(),
                stringContainsInOrder("Warning", "nothing renews it", "aopUploadCertificate, 3 times"));
    }

    @Test
    void anUntrustedCertificateThatFailsTheOriginIsSaid() throws Exception {
        String why = "The origin's own certificate (CN=a) is not trusted: it has expired.";
        VerdictEntry failed = FailureReasonTest.failed("enforced", "ENFORCED", null, null, why);
        Element page =
                page(ExampleRecords.of(ExampleRecords.operation("aopVerifyOrigin", Outcome.FAILURE, "failed", failed)));

        assertThat(texts(page, "strong"), hasItem("✕ENFORCED with an untrusted certificate"));
        assertThat(Parsed.all(page, "table").get(0).getTextContent(), containsString(why));
    }

    @Test
    void anEmptyRecordSaysSo() throws Exception {
        Element page = page(BuildRecord.empty(null));

        assertThat(Parsed.all(page, "table"), is(empty()));
        assertThat(
                page.getTextContent(),
                stringContainsInOrder(
                        "No origin was verified",
                        "No origin was verified in this build.",
                        "No operation was about a certificate.",
                        "No operation was about a hostname at Cloudflare.",
                        "No operation has ended.",
                        "Nothing was changed at Cloudflare."));
    }

    @Test
    void nothingFromOutsideBecomesMarkup() throws Exception {
        byte[] html = ReportPage.html(ExampleRecords.hostile());
        Element page = Parsed.root(html);

        assertThat(Parsed.all(page, "img"), is(empty()));
        assertThat(
                Parsed.all(page, "*").stream()
                        .filter(e -> e.hasAttribute("onerror"))
                        .toList(),
                is(empty()));
        String text = new String(html, UTF_8);
        assertThat(text, startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        assertThat(text, containsString("&lt;img src=x onerror="));
        assertThat(text, not(containsString("<img")));
        assertThat(text, not(containsString("\u001b")));
    }
}
