package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.List;

/** What operations of several phases did, and what a look at a whole zone found. Absent where no operation did so. */
final class PhaseSections {
    private PhaseSections() {}

    static boolean hasPhases(List<OperationEntry> operations) {
        return operations.stream().anyMatch(operation -> !operation.phases().isEmpty());
    }

    static void writePhases(MarkupWriter page, List<OperationEntry> operations) {
        record Done(OperationEntry operation, PhaseEntry phase) {}
        List<Done> phases = operations.stream()
                .flatMap(operation -> operation.phases().stream().map(phase -> new Done(operation, phase)))
                .toList();
        new ShortTable(page, "What was done, in order", "Phase", "Operation", "At", "What happened")
                .write(
                        phases,
                        (table, done) -> table.row(
                                PageText.name(done.phase().phase()),
                                PageText.code(done.operation().operation()),
                                PageText.instant(done.phase().at()),
                                PageText.plain(done.phase().text())));
    }

    /** @param last the operation that looked at the whole zone last */
    static void writeZone(MarkupWriter page, OperationEntry last) {
        if (last.levels() != null) {
            page.element("p", last.levels().line(), "class", "lead");
            if (!last.levels().drift().isEmpty()) {
                page.open("ul", "class", "attention");
                last.levels().drift().forEach(text -> page.element("li", text, "class", "value"));
                page.close();
            }
        }
        new ShortTable(
                        page,
                        "The certificates that the zone holds",
                        "Certificate",
                        "Subject",
                        "Valid until",
                        "Days left",
                        "Status",
                        "Hostnames",
                        "Decision")
                .write(last.held(), PhaseSections::writeCertificate);
    }

    private static void writeCertificate(PageTable table, ZoneCertificateEntry certificate) {
        table.row(
                PageText.name(certificate.id()),
                PageText.plain(certificate.subject()),
                PageText.instant(certificate.notAfter()),
                PageText.plain(text(certificate.daysLeft())),
                PageText.plain(certificate.status()),
                PageText.plain(text(certificate.hostnames())),
                PageText.plain(certificate.fate() == null ? null : certificate.fate() + ": " + certificate.reason()));
    }

    private static String text(Object number) {
        return number == null ? null : number.toString();
    }
}
