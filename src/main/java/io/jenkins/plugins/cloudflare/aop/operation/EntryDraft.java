package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.HeldEntry;
import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an operation has to tell the record, gathered while it advances. */
final class EntryDraft {
    private final List<WriteEntry> writes = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private List<HostnameEntry> hostnames = List.of();
    private List<VerdictEntry> verdicts = List.of();
    private ZoneEntry zone;
    private CertificateEntry certificate;
    private final List<PhaseEntry> phases = new ArrayList<>();
    private List<HeldEntry> held = List.of();
    private LevelsEntry levels;
    private Outcome outcome = Outcome.SUCCESS;

    /** An instant as the record writes it: ISO 8601 in UTC, whole seconds. */
    static String instant(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void zone(Zone known) {
        zone = new ZoneEntry(known.id().value(), known.name());
    }

    void certificate(CertificateEntry entry) {
        certificate = entry;
    }

    void hostnames(List<HostnameEntry> entries) {
        hostnames = entries;
    }

    void verdicts(List<VerdictEntry> entries) {
        verdicts = entries;
    }

    List<VerdictEntry> verdicts() {
        return verdicts;
    }

    void phase(PhaseEntry entry) {
        phases.add(entry);
    }

    List<PhaseEntry> phases() {
        return List.copyOf(phases);
    }

    void held(List<HeldEntry> entries) {
        held = entries;
    }

    void levels(LevelsEntry entry) {
        levels = entry;
    }

    void write(String what, Instant at, String ray) {
        writes.add(new WriteEntry(what, instant(at), ray));
    }

    /** Adds a warning, unless it was there already. */
    void warning(String text) {
        warnings.add(text);
    }

    /** Adds a warning and says it, once. */
    void warn(String text, Console console) {
        if (warnings.add(text)) {
            console.say("Warning: " + text);
        }
    }

    /** How the operation ends unless it fails. */
    void outcome(Outcome end) {
        outcome = end;
    }

    OperationEntry succeed(String operation, Instant startedAt, Instant finishedAt) {
        return entry(operation, startedAt, finishedAt, outcome, null);
    }

    OperationEntry fail(String operation, Instant startedAt, Instant finishedAt, Outcome end, String failure) {
        return entry(operation, startedAt, finishedAt, end, failure);
    }

    private OperationEntry entry(String operation, Instant startedAt, Instant finishedAt, Outcome end, String failure) {
        return new OperationEntry(
                operation,
                instant(startedAt),
                instant(finishedAt),
                end,
                failure,
                zone,
                certificate,
                hostnames,
                verdicts,
                writes,
                List.copyOf(warnings),
                phases,
                held,
                levels);
    }
}
