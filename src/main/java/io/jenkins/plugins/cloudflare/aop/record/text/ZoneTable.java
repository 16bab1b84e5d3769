package io.jenkins.plugins.cloudflare.aop.record.text;

import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.page.PageText;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole zone for a build log: its levels, its certificates, its associations, what drifted. */
public final class ZoneTable {
    /** A certificate id is 36 characters. */
    private static final int ID = 36;

    /** A zone can have a thousand associations, too many to read in a log. */
    private static final int SHOWN = 100;

    private static final List<Integer> CERTIFICATES = List.of(ID, 8, 5, 9, 34);
    private static final List<Integer> DECISIONS = List.of(ID, 16, 5, 37);
    private static final List<Integer> HOSTNAMES = List.of(34, ID, 3, 21);

    private ZoneTable() {}

    /** Lines of at most {@value ConsoleTable#WIDTH} characters, without line ends. */
    public static List<String> of(
            LevelsEntry levels, List<ZoneCertificateEntry> certificates, List<HostnameEntry> hostnames) {
        List<String> lines = new ArrayList<>(List.of(levels.line()));
        row(lines, CERTIFICATES, "CERTIFICATE", "LEVEL", "DAYS", "HOSTNAMES", "STATUS, SUBJECT");
        for (ZoneCertificateEntry one : certificates) {
            row(
                    lines,
                    CERTIFICATES,
                    one.id(),
                    one.level(),
                    number(one.daysLeft()),
                    number(one.hostnames()),
                    known(one.status(), one.subject()));
        }
        row(lines, HOSTNAMES, "HOSTNAME", "CERTIFICATE", "ON", "STATUS");
        for (HostnameEntry one : hostnames.subList(0, Math.min(SHOWN, hostnames.size()))) {
            String on = one.enabled() == null ? "-" : one.enabled() ? "yes" : "no";
            row(lines, HOSTNAMES, one.hostname(), one.certificateId(), on, one.status());
        }
        if (hostnames.size() > SHOWN) {
            lines.add("and " + (hostnames.size() - SHOWN) + " more in the record");
        }
        levels.drift().forEach(text -> lines.addAll(WrappedText.labelled("Drift: ", text, ConsoleTable.WIDTH)));
        return lines;
    }

    /** What is or would be deleted, and what is kept and why. */
    public static List<String> ofDecisions(List<ZoneCertificateEntry> certificates) {
        List<String> lines = new ArrayList<>();
        if (!certificates.isEmpty()) {
            row(lines, DECISIONS, "CERTIFICATE", "DECISION", "DAYS", "REASON");
        }
        certificates.forEach(one -> row(lines, DECISIONS, one.id(), one.fate(), number(one.daysLeft()), one.reason()));
        return lines;
    }

    private static void row(List<String> lines, List<Integer> widths, String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell == null ? "-" : PrintableText.line(cell));
        }
        lines.addAll(TextRow.lines(row, widths));
    }

    private static String known(String... texts) {
        return Stream.of(texts).filter(text -> !PageText.isUnknown(text)).collect(Collectors.joining(", "));
    }

    private static String number(Object value) {
        return value == null ? "-" : value.toString();
    }
}
