package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.Headline;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.Notice;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.ProofOverview;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The record of a build as a page for a person. It holds no script, no style and no image, and asks for one file that
 * lies beside it, so that it is whole under the content security policy with which Jenkins serves artifacts
 * (hudson.model.DirectoryBrowserSupport: {@code sandbox allow-same-origin; default-src 'none'; img-src 'self';
 * style-src 'self';}) and when opened from a disk.
 */
public final class ReportPage {
    /** Name of the style sheet, beside the page. */
    public static final String STYLE_SHEET = "report.css";

    /** What it is put together from, in this order. */
    private static final List<String> STYLES =
            List.of("base.css", "sections.css", "tables.css", "narrow.css", "print.css");

    private final BuildRecord record;
    private final MarkupWriter page = MarkupWriter.html();

    private ReportPage(BuildRecord record) {
        this.record = record;
    }

    /** The page, in UTF-8. */
    public static byte[] html(BuildRecord record) {
        return new ReportPage(record).write();
    }

    /** The style sheet that the page asks for under the name {@link #STYLE_SHEET}. */
    public static byte[] css() {
        return STYLES.stream()
                .map(ReportPage::style)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String style(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream("report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write() {
        page.open("html", "lang", "en").line().open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.element("title", "Authenticated Origin Pulls" + (record.build() == null ? "" : " – " + record.build()))
                .line();
        page.empty("link", "rel", "stylesheet", "href", STYLE_SHEET).line();
        page.close().line().open("body").line().open("main").line();
        writeHead();
        writeAttention();
        writeProofs();
        if (PhaseSections.hasPhases(record.operations())) {
            section("Phases", () -> PhaseSections.writePhases(page, record.operations()));
        }
        record.lastLookAtZone().ifPresent(last -> section("Zone", () -> PhaseSections.writeZone(page, last)));
        section("Certificates", () -> CertificateSection.write(page, record));
        section("Hostnames", () -> OperationSections.writeHostnames(page, record));
        section("Operations", () -> OperationSections.writeOperations(page, record.operations()));
        section("Writes", () -> OperationSections.writeWrites(page, record.operations()));
        writeFoot();
        return page.close().line().close().line().close().line().toBytes();
    }

    private void writeHead() {
        Headline headline = Headline.of(record);
        Severity tone = headline.tone();
        page.open("header", "class", tone.styleClass());
        page.open("p", "class", "over").text("Authenticated Origin Pulls");
        if (record.build() != null) {
            page.text(" ").element("span", record.build(), "class", "build");
        }
        page.close().line().open("h1");
        page.element("span", tone.sign(), "class", "sign", "aria-hidden", "true");
        page.element("span", headline.sentence()).close().line();
        page.element("p", headline.detail(), "class", "detail").line();
        List<OperationEntry> operations = record.operations();
        if (!operations.isEmpty()) {
            page.open("p", "class", "when");
            PageText.instant(operations.get(0).startedAt()).accept(page);
            page.text(" to ");
            PageText.instant(operations.get(operations.size() - 1).finishedAt()).accept(page);
            page.text(" UTC").close();
        }
        page.close().line();
    }

    private void writeAttention() {
        List<Notice> notices = Notice.of(record);
        if (notices.isEmpty()) {
            return;
        }
        section("Failures and warnings", () -> {
            page.open("ul", "class", "attention");
            notices.forEach(this::attention);
            page.close();
        });
    }

    private void attention(Notice notice) {
        page.line().open("li");
        PageText.pill(notice.severity(), notice.severity() == Severity.BAD ? "Failure" : "Warning")
                .accept(page);
        page.text(" ").element("span", notice.text(), "class", "value").text(" ");
        String often = notice.count() == 1 ? "" : ", " + notice.count() + " times";
        page.element("code", String.join(", ", notice.operations()) + often).close();
    }

    private void writeProofs() {
        ProofOverview proofs = ProofOverview.of(record);
        section("Proofs", () -> {
            if (proofs.isEmpty()) {
                page.element("p", "No origin was verified in this build.", "class", "empty");
            } else {
                ProofSection.write(page, proofs);
            }
        });
        List<LatestProof> earlier = LatestProof.of(record).stream()
                .flatMap(proof -> proof.earlier().stream())
                .map(verdict -> new LatestProof(verdict, List.of()))
                .toList();
        if (!earlier.isEmpty()) {
            section("Earlier proofs of this build", () -> {
                page.element("p", "The last proof of each hostname and origin stands above.", "class", "lead");
                page.open("details", "class", "group");
                page.element("summary", earlier.size() == 1 ? "Show it" : "Show all " + earlier.size());
                ProofSection.write(page, "What was proved before the last proof", earlier);
                page.close();
            });
        }
    }

    private void section(String title, Runnable content) {
        page.open("section").line().element("h2", title).line();
        content.run();
        page.line().close().line();
    }

    private void writeFoot() {
        page.open("footer").open("p").text("All instants are in UTC. Schema version " + record.schemaVersion() + ". ");
        page.text("The same as data: ")
                .element("a", "record.json", "href", "record.json")
                .text(".");
        page.close().close().line();
    }
}
