package io.jenkins.plugins.cloudflare.aop.operation.prune;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNeeds;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateRemoval;
import io.jenkins.plugins.cloudflare.aop.operation.zone.Drift;
import io.jenkins.plugins.cloudflare.aop.operation.zone.UnusedCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.text.ZoneTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deletes the certificates of a zone that expired or were unused for a while, and that nothing refers to. */
public final class PruneCertificates implements Operation<PruneResult> {
    private static final String LEAVING = "the deletion to end of certificate ";

    private final PruneCertificatesSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private final Backoff polling = Backoff.ofPolling();
    private final boolean dryRun;
    private AopApi api;
    private Zone zone;
    private PrunePolicy choice;
    /** Decided at the first look; what is deleted is no longer listed at the next. */
    private Map<String, ZoneCertificateEntry> decided;

    private boolean asked;
    /** Ids of certificates that are being deleted, as the last list says. */
    private Set<String> leaving = Set.of();

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<PruneResult> run(PruneCertificatesSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.PRUNE_CERTIFICATES, PruneCertificates::new, spec, context, startedAt);
    }

    private PruneCertificates(PruneCertificatesSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
        this.dryRun = !Boolean.FALSE.equals(spec.getDryRun());
    }

    @Override
    public Advance<PruneResult> advance() throws OperationException, CloudflareException {
        if (zone == null) {
            choice = PrunePolicy.of(spec);
            api = context.api(spec.getCredentialsId());
            Zone found = ZoneLookup.of(api, spec.getZone(), List.of());
            entry.zone(found);
            zone = found;
        }
        Optional<Advance<PruneResult>> others = dryRun
                ? Optional.empty()
                : context.locks().await(zone.id(), this, context.clock().instant());
        if (others.isPresent()) {
            return others.get();
        }
        if (decided == null) {
            decided = decide();
        }
        Optional<String> pending = dryRun ? Optional.empty() : removeAll();
        if (pending.isPresent()) {
            entry.zoneCertificates(List.copyOf(decided.values()));
            return polling.waitFor(pending.get());
        }
        List<ZoneCertificateEntry> held = new ArrayList<>(decided.values());
        entry.zoneCertificates(held);
        PruneResult result = new PruneResult(dryRun, held);
        ZoneTable.ofDecisions(held).forEach(context.console()::say);
        context.console().say("Zone " + zone.name() + ": " + result + (dryRun ? " (dryRun)" : ""));
        return new Advance.Done<>(result);
    }

    /** One that is stuck does not keep the others. */
    private Optional<String> removeAll() throws CloudflareException {
        if (asked) {
            api.nextCertificates(zone.id()).ifPresent(this::look);
        }
        asked = true;
        Optional<String> first = Optional.empty();
        for (ZoneCertificateEntry decision : List.copyOf(decided.values())) {
            if (decision.fate().equals(PrunePolicy.TO_GO)) {
                Optional<String> pending =
                        leaving.contains(decision.id()) ? Optional.of(LEAVING + decision.id()) : remove(decision);
                first = first.or(() -> pending);
            }
        }
        return first;
    }

    /** What is on its way out needs no look of its own; that it is gone is asked for directly. */
    private void look(List<HostnameCertificate> listed) {
        leaving = listed.stream()
                .filter(certificate -> certificate.status() == DeploymentStatus.PENDING_DELETION)
                .map(certificate -> certificate.id().value())
                .collect(Collectors.toSet());
    }

    private Optional<String> remove(ZoneCertificateEntry decision) throws CloudflareException {
        try {
            Optional<String> pending = new CertificateRemoval(
                            zone, new CertificateId(decision.id()), null, seen -> {}, api, context, entry)
                    .advance();
            if (pending.isEmpty()) {
                decided.put(decision.id(), decision.decided(PrunePolicy.DELETED, decision.reason()));
            }
            return pending;
        } catch (OperationException e) {
            // One that somebody began to use meanwhile is no reason to leave the others.
            entry.warning(e.getMessage());
            decided.put(decision.id(), decision.decided(PrunePolicy.KEPT, e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }

    /** The look is there anyhow; whoever prunes at night learns of it. */
    private void drift(ZoneDocument document, ZoneContents contents) {
        Drift drift = Drift.of(document, contents, any -> true);
        entry.hostnames(drift.entries(document.hostnames().keySet(), contents));
        if (!drift.hostnames().isEmpty()) {
            entry.warn(
                    "not as builds left them: "
                            + ListParameter.some(List.copyOf(drift.hostnames().keySet()))
                            + "; aopStatus says in which way",
                    context.console());
        }
    }

    private Map<String, ZoneCertificateEntry> decide() throws OperationException, CloudflareException {
        Set<String> expected = CertificateNeeds.expected(context.journal().read(zone.id()));
        ZoneContents contents = ZoneContents.confirmed(api, zone, expected, List.of());
        choice.requireKnown(contents);
        Map<String, Instant> since = UnusedCertificates.observe(zone.id(), contents, context);
        ZoneDocument document = context.journal().read(zone.id());
        drift(document, contents);
        Instant now = context.clock().instant();
        Map<String, ZoneCertificateEntry> all = new LinkedHashMap<>();
        for (HostnameCertificate certificate : contents.live()) {
            all.put(
                    certificate.id().value(),
                    choice.decide(
                            certificate,
                            contents,
                            document,
                            since,
                            context.recorder().build(),
                            now));
        }
        return all;
    }
}
