package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the operations of a build did: associations, steps and writes. */
final class OperationSections {
    private OperationSections() {}

    /** The last state of each hostname; changed when any operation changed it. */
    static void writeHostnames(MarkupWriter page, BuildRecord record) {
        Map<String, HostnameEntry> hostnames = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            operation
                    .hostnames()
                    .forEach(entry ->
                            hostnames.merge(String.valueOf(entry.hostname()), entry, OperationSections::later));
        }
        if (hostnames.isEmpty()) {
            page.element("p", "No operation was about a hostname at Cloudflare.", "class", "empty");
            return;
        }
        PageTable table = PageTable.open(
                page,
                "rows",
                "Hostnames and the certificates that Cloudflare shows for them",
                "Hostname",
                "Enabled",
                "Association",
                "Certificate",
                "Its status",
                "Changed");
        table.openGroup(null);
        hostnames
                .values()
                .forEach(entry -> table.row(
                        PageText.name(entry.hostname()),
                        PageText.plain(enabled(entry.enabled())),
                        PageText.plain(entry.status()),
                        PageText.code(entry.certificateId()),
                        PageText.plain(entry.certificateStatus()),
                        PageText.yesOrNo(entry.changed())));
        table.close().close();
    }

    private static HostnameEntry later(HostnameEntry before, HostnameEntry now) {
        return new HostnameEntry(
                now.hostname(),
                now.certificateId(),
                now.enabled(),
                now.status(),
                now.certificateStatus(),
                before.changed() || now.changed(),
                now.drift());
    }

    /** Cloudflare knows three states: on, off, and null, where the zone's own setting applies. */
    private static String enabled(Boolean enabled) {
        return enabled == null ? "left to the zone" : enabled ? "yes" : "no";
    }

    static void writeOperations(MarkupWriter page, List<OperationEntry> operations) {
        if (operations.isEmpty()) {
            page.element("p", "No operation has ended.", "class", "empty");
            return;
        }
        PageTable table = PageTable.open(
                page, "rows", "Operations in the order they ended", "Operation", "Outcome", "Zone", "Started", "Took");
        table.openGroup(null);
        for (OperationEntry operation : operations) {
            table.row(
                    PageText.code(operation.operation()),
                    PageText.pill(tone(operation.outcome()), String.valueOf(operation.outcome())),
                    PageText.plain(zone(operation.zone())),
                    PageText.instant(operation.startedAt()),
                    PageText.plain(Instants.between(operation.startedAt(), operation.finishedAt())
                            .map(Instants::readable)
                            .orElse(null)));
        }
        table.close().close();
    }

    private static Severity tone(Outcome outcome) {
        if (outcome == null) {
            return Severity.UNSURE;
        }
        return switch (outcome) {
            case SUCCESS -> Severity.GOOD;
            case UNSTABLE, ABORTED -> Severity.UNSURE;
            case FAILURE -> Severity.BAD;
        };
    }

    private static String zone(ZoneEntry zone) {
        if (zone == null) {
            return null;
        }
        return zone.name() == null ? zone.id() : zone.name();
    }

    static void writeWrites(MarkupWriter page, List<OperationEntry> operations) {
        if (operations.stream().allMatch(operation -> operation.writes().isEmpty())) {
            page.element("p", "Nothing was changed at Cloudflare.", "class", "empty");
            return;
        }
        PageTable table = PageTable.open(
                page, "rows", "Writes to Cloudflare's API in their order", "What", "Operation", "At", "CF-Ray");
        table.openGroup(null);
        for (OperationEntry operation : operations) {
            for (WriteEntry write : operation.writes()) {
                table.row(
                        PageText.plain(write.what()),
                        PageText.code(operation.operation()),
                        PageText.instant(write.at()),
                        PageText.code(write.ray()));
            }
        }
        table.close().close();
    }
}
