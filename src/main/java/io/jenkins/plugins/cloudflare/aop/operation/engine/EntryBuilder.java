package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.WriteEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an operation has to tell the record, gathered while it advances. */
public final class EntryBuilder {
    private final Instant startedAt;
    private final List<WriteEntry> writes = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private List<HostnameEntry> hostnames = List.of();
    private List<VerdictEntry> verdicts = List.of();
    private ZoneEntry zone;
    private CertificateEntry certificate;
    private final List<PhaseEntry> phases = new ArrayList<>();
    private List<ZoneCertificateEntry> zoneCertificates = List.of();
    private LevelsEntry levels;
    private Outcome outcome = Outcome.SUCCESS;

    /** @param startedAt when the step began, also before a restart */
    public EntryBuilder(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /** When the step began, also before a restart. */
    public Instant startedAt() {
        return startedAt;
    }

    public void zone(Zone known) {
        zone = new ZoneEntry(known.id().value(), known.name());
    }

    public void certificate(CertificateEntry entry) {
        certificate = entry;
    }

    public void hostnames(List<HostnameEntry> entries) {
        hostnames = entries;
    }

    public void verdicts(List<VerdictEntry> entries) {
        verdicts = entries;
    }

    public List<VerdictEntry> verdicts() {
        return verdicts;
    }

    public void phase(PhaseEntry entry) {
        phases.add(entry);
    }

    public List<PhaseEntry> phases() {
        return List.copyOf(phases);
    }

    public void zoneCertificates(List<ZoneCertificateEntry> entries) {
        zoneCertificates = entries;
    }

    public void levels(LevelsEntry entry) {
        levels = entry;
    }

    public void write(String what, Instant at, String ray) {
        writes.add(new WriteEntry(what, IsoTime.of(at), ray));
    }

    /** Adds a warning, unless it was there already. */
    public void warning(String text) {
        warnings.add(text);
    }

    /** Adds a warning and says it, once. */
    public void warn(String text, Console console) {
        if (warnings.add(text)) {
            console.say("Warning: " + text);
        }
    }

    /** How the operation ends unless it fails. */
    public void outcome(Outcome end) {
        outcome = end;
    }

    OperationEntry succeed(OperationName step, Instant finishedAt) {
        return build(step, finishedAt, outcome, null);
    }

    OperationEntry fail(OperationName step, Instant finishedAt, Outcome end, String failure) {
        return build(step, finishedAt, end, failure);
    }

    private OperationEntry build(OperationName step, Instant finishedAt, Outcome end, String failure) {
        return new OperationEntry(
                step.step(),
                IsoTime.of(startedAt),
                IsoTime.of(finishedAt),
                end,
                failure,
                zone,
                certificate,
                hostnames,
                verdicts,
                writes,
                List.copyOf(warnings),
                phases,
                zoneCertificates,
                levels);
    }
}
