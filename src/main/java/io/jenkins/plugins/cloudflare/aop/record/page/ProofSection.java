package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.ProofOverview;
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

    /** The last proofs: failures first, many of one kind as a group that opens, few rows before the rest. */
    static void write(MarkupWriter page, ProofOverview proofs) {
        for (ProofOverview.Group group : proofs.groups()) {
            page.line().open("details", "class", "group " + group.severity().styleClass());
            page.open("summary");
            page.element("span", group.severity().sign(), "class", "sign", "aria-hidden", "true");
            page.text(" ").element("strong", group.title(), "class", "value").close();
            write(page, group.title(), group.proofs());
            page.close();
        }
        if (!proofs.shown().isEmpty()) {
            write(page, "What each visitor got from each origin", proofs.shown());
        }
        if (!proofs.more().isEmpty()) {
            page.line().open("details", "class", "group");
            page.element("summary", "Show all: " + proofs.more().size() + " more");
            write(page, "What each visitor got from the other origins", proofs.more());
            page.close();
        }
    }

    static void write(MarkupWriter page, String caption, List<LatestProof> proofs) {
        ProofSection section = new ProofSection(page, caption);
        proofs.forEach(proof -> section.write(proof.verdict(), proof.earlier()));
        section.table.close();
    }

    private void write(VerdictEntry verdict, List<VerdictEntry> earlier) {
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
                        .cell(
                                2,
                                rows,
                                PageText.pill(tone, new LatestProof(verdict, earlier).kind())
                                        .andThen(cell -> cell.element("span", result(verdict), "class", "result")));
            }
            TlsEntry tls = visits.get(i);
            table.header(3, "row", 1, PageText.plain(TlsName.number(tls.version())))
                    .cell(4, 1, PageText.plain(tls.anonymous()))
                    .cell(5, 1, PageText.plain(tls.forged()))
                    .cell(6, 1, PageText.plain(tls.configured()));
            table.close();
        }
        table.openRow("note").wide(COLUMNS.length - 1, cell -> writeNote(verdict, earlier));
        table.close().close();
    }

    private static String result(VerdictEntry verdict) {
        String passed = verdict.passed() ? "passed" : "failed";
        return verdict.expected() == null ? passed : passed + ", expected " + verdict.expected();
    }

    private void writeNote(VerdictEntry verdict, List<VerdictEntry> earlier) {
        paragraph(null, verdict.reason());
        verdict.detours().forEach(detour -> paragraph("Detour", detour));
        paragraph("Own certificate", FailureReason.distrust(verdict).orElse(null));
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
        if (!earlier.isEmpty()) {
            writeHistory(earlier);
        }
    }

    /** What this build found before, for example before a rotation switched. */
    private void writeHistory(List<VerdictEntry> earlier) {
        page.open("details", "class", "fine history");
        page.element("summary", "Earlier in this build: " + earlier.size()).open("ul");
        for (VerdictEntry before : earlier) {
            page.open("li");
            PageText.instant(before.at()).accept(page);
            page.text(" ").element("strong", String.valueOf(before.verdict()));
            page.text(" (").element("span", result(before), "class", "value").text(") ");
            page.element("span", before.reason(), "class", "value").close();
        }
        page.close().close();
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
