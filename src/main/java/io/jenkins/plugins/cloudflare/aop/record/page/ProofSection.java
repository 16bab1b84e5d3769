package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import io.jenkins.plugins.cloudflare.aop.record.TlsName;
import java.util.List;
import java.util.function.Consumer;

/** The verdict matrix of the page: a group of rows for each hostname and origin, a row for each TLS version. */
final class ProofSection {
    private static final String[] COLUMNS = {
        "Hostname", "Origin", "Verdict", "TLS", "No certificate", "Forged certificate", "Your certificate"
    };
    private static final int ISSUERS_AT_A_GLANCE = 3;

    private final MarkupWriter page;
    private final PageTable table;

    private ProofSection(MarkupWriter page, String caption) {
        this.page = page;
        table = PageTable.open(page, "proofs", caption, COLUMNS);
    }

    static void write(MarkupWriter page, String caption, List<VerdictEntry> verdicts) {
        ProofSection section = new ProofSection(page, caption);
        verdicts.forEach(section::write);
        section.table.close();
    }

    private void write(VerdictEntry verdict) {
        List<TlsEntry> visits = verdict.tls().isEmpty() ? List.of(new TlsEntry(null, null, null, null)) : verdict.tls();
        Severity tone = Severity.of(verdict);
        table.openGroup(tone.styleClass());
        for (int i = 0; i < visits.size(); i++) {
            table.openRow("visits");
            if (i == 0) {
                int rows = visits.size();
                // The note beneath belongs to the hostname as well.
                table.header(0, "rowgroup", rows + 1, PageText.name(verdict.hostname()))
                        .cell(1, rows, PageText.name(verdict.origin()))
                        .cell(2, rows, PageText.pill(tone, verdict.verdict()).andThen(result(verdict)));
            }
            TlsEntry tls = visits.get(i);
            table.header(3, "row", 1, PageText.plain(TlsName.number(tls.version())))
                    .cell(4, 1, PageText.plain(tls.anonymous()))
                    .cell(5, 1, PageText.plain(tls.forged()))
                    .cell(6, 1, PageText.plain(tls.configured()));
            table.close();
        }
        table.openRow("note").wide(COLUMNS.length - 1, cell -> writeNote(verdict));
        table.close().close();
    }

    private static Consumer<MarkupWriter> result(VerdictEntry verdict) {
        String passed = verdict.passed() ? "passed" : "failed";
        String text = verdict.expected() == null ? passed : passed + ", expected " + verdict.expected();
        return page -> page.element("span", text, "class", "result");
    }

    private void writeNote(VerdictEntry verdict) {
        paragraph(null, verdict.reason());
        verdict.detours().forEach(detour -> paragraph("Detour", detour));
        paragraph("What to change", verdict.advice());
        page.open("p", "class", "fine");
        fine("Server", PageText.plain(verdict.server()), verdict.server());
        if (verdict.originCertificate() != null) {
            String line = verdict.originCertificate().line();
            fine("Own certificate", PageText.plain(line), line);
        }
        fine("Visited from", PageText.plain(verdict.place()), verdict.place());
        fine("At", PageText.instant(verdict.at()), verdict.at());
        List<String> issuers = verdict.acceptedIssuers();
        boolean few = issuers.size() <= ISSUERS_AT_A_GLANCE;
        if (few) {
            issuers.forEach(issuer -> fine("Accepts", PageText.plain(issuer), issuer));
        }
        page.close();
        if (!few) {
            writeIssuers(issuers);
        }
    }

    private void paragraph(String label, String text) {
        if (!PageText.isUnknown(text)) {
            page.open("p", "class", label == null ? "reason" : "labelled");
            if (label != null) {
                page.element("b", label).text(" ");
            }
            page.text(text).close();
        }
    }

    private void fine(String label, Consumer<MarkupWriter> content, String text) {
        if (!PageText.isUnknown(text)) {
            page.open("span").text(label + " ");
            content.accept(page);
            page.close().text(" ");
        }
    }

    /** Some servers name every CA of the operating system: the list opens on demand. */
    private void writeIssuers(List<String> issuers) {
        page.open("details", "class", "fine");
        page.element("summary", "Accepts " + issuers.size() + " issuers").open("ul");
        issuers.forEach(issuer -> page.element("li", issuer));
        page.close().close();
    }
}
