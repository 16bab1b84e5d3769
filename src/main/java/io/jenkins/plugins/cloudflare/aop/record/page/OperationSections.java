package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.util.Collection;
import java.util.Comparator;
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
        new ShortTable(
                        page,
                        "Hostnames and the certificates that Cloudflare shows for them",
                        "Hostname",
                        "Enabled",
                        "Association",
                        "Certificate",
                        "Its status",
                        "Changed")
                .write(
                        driftFirst(hostnames.values()),
                        (table, entry) -> table.row(
                                PageText.name(entry.hostname()),
                                PageText.plain(enabled(entry.enabled())),
                                PageText.plain(association(entry)),
                                PageText.code(entry.certificateId()),
                                PageText.plain(entry.certificateStatus()),
                                PageText.yesOrNo(entry.changed())));
    }

    private static HostnameEntry later(HostnameEntry before, HostnameEntry now) {
        return new HostnameEntry(
                now.hostname(),
                now.certificateId(),
                now.enabled(),
                now.status(),
                now.certificateStatus(),
                before.changed() || now.changed(),
                now.drift(),
                now.left());
    }

    /** What needs somebody stands first. */
    private static List<HostnameEntry> driftFirst(Collection<HostnameEntry> hostnames) {
        return hostnames.stream()
                .sorted(Comparator.comparing(entry -> entry.drift() == null))
                .toList();
    }

    private static String association(HostnameEntry entry) {
        if (entry.drift() == null) {
            return entry.status();
        }
        return (entry.status() == null ? "" : entry.status() + "; ") + entry.drift();
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
        new ShortTable(page, "Operations in the order they ended", "Operation", "Outcome", "Zone", "Started", "Took")
                .write(
                        operations,
                        (table, operation) -> table.row(
                                PageText.code(operation.operation()),
                                PageText.pill(tone(operation.outcome()), String.valueOf(operation.outcome())),
                                PageText.plain(zone(operation.zone())),
                                PageText.instant(operation.startedAt()),
                                PageText.plain(Instants.between(operation.startedAt(), operation.finishedAt())
                                        .map(Instants::readable)
                                        .orElse(null))));
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
        record Sent(OperationEntry operation, WriteEntry write) {}
        List<Sent> writes = operations.stream()
                .flatMap(operation -> operation.writes().stream().map(write -> new Sent(operation, write)))
                .toList();
        new ShortTable(page, "Writes to Cloudflare's API in their order", "What", "Operation", "At", "CF-Ray")
                .write(
                        writes,
                        (table, sent) -> table.row(
                                PageText.plain(sent.write().what()),
                                PageText.code(sent.operation().operation()),
                                PageText.instant(sent.write().at()),
                                PageText.code(sent.write().ray())));
    }
}
