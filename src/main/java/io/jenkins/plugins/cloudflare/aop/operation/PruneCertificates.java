package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.HeldEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deletes the certificates of a zone that expired or were unused for a while, and that nothing refers to. */
final class PruneCertificates implements Operation<PruneResult> {
    static final String NAME = "aopPruneCertificates";

    private final PruneCertificatesSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Polling polling = new Polling();
    private final boolean dryRun;
    private AopApi api;
    private Zone zone;
    private PruneChoice choice;
    /** Decided at the first look; what is deleted is no longer listed at the next. */
    private Map<String, HeldEntry> decided;

    PruneCertificates(PruneCertificatesSpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
        this.dryRun = !Boolean.FALSE.equals(spec.getDryRun());
    }

    @Override
    public Advance<PruneResult> advance() throws OperationException, CloudflareException {
        if (zone == null) {
            choice = PruneChoice.of(spec);
            api = surroundings.api(spec.getCredentialsId());
            Zone found = ZoneChoice.of(api, spec.getZone(), List.of());
            draft.zone(found);
            zone = found;
        }
        if (decided == null) {
            decided = decide();
        }
        for (HeldEntry entry : dryRun ? List.<HeldEntry>of() : List.copyOf(decided.values())) {
            if (entry.fate().equals(PruneChoice.TO_GO)) {
                Optional<String> pending = remove(entry);
                if (pending.isPresent()) {
                    draft.held(List.copyOf(decided.values()));
                    return polling.waitFor(pending.get());
                }
            }
        }
        List<HeldEntry> held = new ArrayList<>(decided.values());
        draft.held(held);
        PruneResult result = new PruneResult(dryRun, held);
        ZoneTable.ofDecisions(held).forEach(surroundings.console()::say);
        surroundings.console().say("Zone " + zone.name() + ": " + result + (dryRun ? " (dryRun)" : ""));
        return new Advance.Done<>(result);
    }

    private Optional<String> remove(HeldEntry entry) throws CloudflareException {
        try {
            Optional<String> pending =
                    new CertificateRemoval(zone, new CertificateId(entry.id()), api, surroundings, draft).advance();
            if (pending.isEmpty()) {
                decided.put(entry.id(), entry.decided(PruneChoice.DELETED, entry.reason()));
            }
            return pending;
        } catch (OperationException e) {
            // One that somebody began to use meanwhile is no reason to leave the others.
            draft.warning(e.getMessage());
            decided.put(entry.id(), entry.decided(PruneChoice.KEPT, e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, HeldEntry> decide() throws OperationException, CloudflareException {
        ZoneContents contents = ZoneContents.read(api, zone);
        Map<String, Instant> since = UnusedCertificates.observe(zone.id(), contents, surroundings);
        ZonePage page = surroundings.journal().read(zone.id());
        Instant now = surroundings.clock().instant();
        Map<String, HeldEntry> all = new LinkedHashMap<>();
        for (HostnameCertificate certificate : contents.live()) {
            all.put(certificate.id().value(), choice.decide(certificate, contents, page, since, now));
        }
        return all;
    }
}
