package io.jenkins.plugins.cloudflare.aop.operation.status;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNeeds;
import io.jenkins.plugins.cloudflare.aop.operation.zone.Drift;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.UnusedCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.text.ZoneTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a whole zone by at most seven requests, and changes nothing. */
public final class InspectZone implements Operation<StatusResult> {
    private final StatusSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<StatusResult> run(StatusSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.STATUS, InspectZone::new, spec, context, startedAt);
    }

    private InspectZone(StatusSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<StatusResult> advance() throws OperationException, CloudflareException {
        OnFailure onFailure = OnFailure.of(spec.getOnFailure());
        List<String> asked = ListParameter.orNull(spec.getHostnames()) == null
                ? null
                : Hostname.list("hostnames", spec.getHostnames());
        if (spec.getMinDaysLeft() != null && spec.getMinDaysLeft() < 0) {
            throw new OperationException("minDaysLeft is " + spec.getMinDaysLeft() + "; give 0 or more days");
        }
        AopApi api = context.api(spec.getCredentialsId());
        Zone zone = ZoneLookup.of(api, spec.getZone(), asked == null ? List.of() : asked);
        entry.zone(zone);
        ZoneDocument document = context.journal().read(zone.id());
        Set<String> expected = CertificateNeeds.expected(document);
        if (asked != null) {
            expected.retainAll(asked);
            expected.addAll(asked);
        }
        ZoneContents contents = ZoneContents.confirmed(api, zone, expected, List.of());
        UnusedCertificates.observe(zone.id(), contents, context);
        Collection<String> shown =
                asked == null ? new TreeSet<>(contents.associations().keySet()) : asked;
        Drift drift = Drift.of(document, contents, asked == null ? any -> true : shown::contains);
        List<ZoneCertificateEntry> held = held(api, zone, contents);
        LevelsEntry levels = levels(api, zone, drift.sentences());
        List<HostnameEntry> hostnames =
                HostnameEntries.of(shown, contents.associations(), contents.certificates(), any -> false);
        entry.zoneCertificates(held);
        entry.hostnames(drift.entries(Set.copyOf(shown), contents));
        entry.levels(levels);
        ZoneTable.of(levels, held, hostnames).forEach(context.console()::say);
        List<String> problems = new ArrayList<>(drift.sentences());
        problems.addAll(new ZoneProblems(
                        contents, spec.getMinDaysLeft(), context.clock().instant())
                .of(shown, asked != null));
        return end(new StatusResult(levels, held, hostnames, problems, onFailure));
    }

    private Advance<StatusResult> end(StatusResult result) throws OperationException {
        if (result.failure() != null) {
            switch (result.onFailure()) {
                case FAILURE -> throw new OperationException(result.failure());
                case UNSTABLE -> entry.outcome(Outcome.UNSTABLE);
                case NONE -> context.console().say(result.failure());
            }
            // In the record too when the build goes on.
            entry.warning(result.failure());
        }
        return new Advance.Done<>(result);
    }

    private List<ZoneCertificateEntry> held(AopApi api, Zone zone, ZoneContents contents) throws CloudflareException {
        Instant now = context.clock().instant();
        List<ZoneCertificateEntry> held = new ArrayList<>();
        for (HostnameCertificate certificate : contents.certificates()) {
            held.add(CertificateEntries.of(
                    certificate, contents.referringTo(certificate.id()).size(), now));
        }
        for (HostnameCertificate certificate : api.zoneLevelCertificates(zone.id())) {
            held.add(CertificateEntries.of(certificate, null, now));
        }
        return held;
    }

    private LevelsEntry levels(AopApi api, Zone zone, List<String> drift) throws CloudflareException {
        boolean zoneLevel = api.isZoneLevelEnabled(zone.id());
        try {
            return new LevelsEntry(
                    api.encryptionMode(zone.id()).name().toLowerCase(Locale.ROOT),
                    api.isGlobalEnabled(zone.id()),
                    zoneLevel,
                    drift);
        } catch (CloudflareException.Unauthorized e) {
            context.console().say("SSL mode and global switch are not known: the API token lacks Zone Settings: Read");
            return new LevelsEntry(null, null, zoneLevel, drift);
        }
    }
}
