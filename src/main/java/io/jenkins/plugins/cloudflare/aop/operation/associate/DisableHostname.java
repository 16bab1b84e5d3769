package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationGuard;
import io.jenkins.plugins.cloudflare.aop.operation.zone.VerdictHistory;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that Cloudflare presents no certificate of their own for hostnames, and that this shows. */
public final class DisableHostname implements Operation<List<Map<String, Object>>> {
    private final DisableHostnameSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private final Backoff polling = Backoff.ofPolling();
    private List<String> hostnames;
    private boolean removes;
    private AopApi api;
    private Zone zone;
    private AssociationWrite write;
    /** Certificates of hostnames that present nothing, since it is gone. */
    private final Map<String, CertificateId> gone = new HashMap<>();

    private boolean wasThere;
    private int voidSeen;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<List<Map<String, Object>>> run(
            DisableHostnameSpec spec, OperationContext context, Instant startedAt) throws OperationException {
        return OperationRun.of(OperationName.DISABLE_HOSTNAME, DisableHostname::new, spec, context, startedAt);
    }

    private DisableHostname(DisableHostnameSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<List<Map<String, Object>>> advance() throws OperationException, CloudflareException {
        if (zone == null) {
            prepare();
        }
        Optional<Advance<List<Map<String, Object>>>> others =
                context.locks().await(zone.id(), this, context.clock().instant());
        if (others.isPresent()) {
            return others.get();
        }
        Map<String, Association> present;
        if (write == null) {
            present = begin();
        } else {
            Optional<ZoneLists> lists = api.nextLists(zone.id());
            if (lists.isEmpty()) {
                return polling.waitFor("the change to show for " + ListParameter.some(hostnames));
            }
            present = write.read(lists.get().associations());
        }
        List<HostnameEntry> entries = HostnameEntries.of(hostnames, present, List.of(), write::changed);
        entry.hostnames(entries);
        List<String> missing = write.missing(present);
        // Also where nothing is missing: what is so now is about to change.
        Optional<Advance<List<Map<String, Object>>>> rotating = RotationGuard.of(zone, hostnames, context);
        if (rotating.isPresent()) {
            return rotating.get();
        }
        if (!missing.isEmpty()) {
            voidSeen = 0;
            // Who had to wait may have missed what others saw meanwhile.
            requireNotEnforcing(zone);
            return write.send(missing, present);
        }
        Optional<Advance<List<Map<String, Object>>>> doubt = write.inDoubt(present);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        if (removes && wasThere && ++voidSeen < 2) {
            // One list that lacks a hostname says nothing yet.
            return polling.waitFor("a second list without " + ListParameter.some(hostnames));
        }
        Optional<String> pending = removes ? Optional.empty() : AssociationProgress.pending(hostnames, present);
        if (pending.isPresent()) {
            return polling.waitFor(pending.get());
        }
        new DisabledHostnames(api, zone, hostnames, gone).require(present);
        write.confirm();
        context.console()
                .say((write.sent() ? "" : "Already so: ") + "Cloudflare presents "
                        + (removes ? "what the zone's level says" : "no client certificate") + " for "
                        + ListParameter.some(hostnames));
        return new Advance.Done<>(HostnameEntries.result(entries));
    }

    private Map<String, Association> begin() throws OperationException, CloudflareException {
        ZoneContents contents = ZoneContents.confirmed(api, zone, hostnames, List.of());
        write = new AssociationWrite(
                removes ? "remove the association of" : "switch off", zone, desired(contents), api, context, entry);
        return contents.associations();
    }

    private void prepare() throws OperationException, CloudflareException {
        if (api == null) {
            hostnames = Hostname.list("hostnames", spec.getHostnames());
            removes = DisableMode.of(ListParameter.orNull(spec.getMode())) == DisableMode.VOID;
            api = context.api(spec.getCredentialsId());
        }
        Zone found = ZoneLookup.of(api, spec.getZone(), hostnames);
        entry.zone(found);
        requireNotEnforcing(found);
        String warning =
                "an origin that enforces refuses Cloudflare for " + ListParameter.some(hostnames) + " from now on";
        entry.warn(warning, context.console());
        zone = found;
    }

    private void requireNotEnforcing(Zone found) throws OperationException {
        List<String> enforcing = new VerdictHistory(context).enforcing(found.id(), hostnames);
        if (!enforcing.isEmpty() && !Boolean.TRUE.equals(spec.getForce())) {
            throw new OperationException("the origin of " + ListParameter.some(enforcing)
                    + " refused visitors without the client certificate when it was last verified, so it would refuse"
                    + " Cloudflare; let the origin accept visitors without a certificate and show that with"
                    + " aopVerifyOrigin (onFailure: 'NONE'), or set force");
        }
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }

    private Map<String, DesiredAssociation> desired(ZoneContents contents) throws OperationException {
        Map<String, HostnamePointer> known = context.journal().read(zone.id()).hostnames();
        Map<String, DesiredAssociation> desired = new HashMap<>();
        for (String hostname : hostnames) {
            Association association = contents.associations().get(hostname);
            if (association != null && association.isUnknown()) {
                throw new OperationException("Cloudflare does not say what hostname " + hostname
                        + " presents; nothing was changed, run the step again");
            }
            boolean absent = association == null || association.isVoid();
            if (absent && !removes) {
                throw new OperationException("hostname " + hostname + " has no client certificate of its own, so there"
                        + " is nothing to switch off; leave it out, or enable it with aopEnableHostname first");
            }
            if (absent && known.containsKey(hostname)) {
                // Nothing to send; the journal learns that this is meant to be so.
                desired.put(
                        hostname,
                        new DesiredAssociation(
                                new CertificateId(known.get(hostname).certificateId()), null));
            }
            if (!absent && association.certificateId() != null) {
                wasThere = true;
                // Without its certificate the API refuses the change (1415), and the association presents nothing.
                Optional<HostnameCertificate> certificate = contents.live(association.certificateId());
                if (certificate.isPresent()) {
                    desired.put(
                            hostname, new DesiredAssociation(certificate.get().id(), removes ? null : Boolean.FALSE));
                } else {
                    gone.put(hostname, association.certificateId());
                    entry.warning("certificate " + association.certificateId() + " of hostname " + hostname
                            + " is gone, so its association presents nothing and was left");
                }
            }
        }
        return desired;
    }
}
