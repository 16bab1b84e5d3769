package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that Cloudflare presents no certificate of their own for hostnames, and that this shows. */
final class DisableHostname implements Operation<List<Map<String, Object>>> {
    static final String NAME = "aopDisableHostname";

    private final DisableHostnameSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Polling polling = new Polling();
    private List<String> hostnames;
    private boolean removes;
    private AopApi api;
    private Zone zone;
    private AssociationWrite write;

    DisableHostname(DisableHostnameSpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    @Override
    public Advance<List<Map<String, Object>>> advance() throws OperationException, CloudflareException {
        if (zone == null) {
            prepare();
        }
        if (write == null) {
            ZoneContents contents = ZoneContents.read(api, zone);
            write = new AssociationWrite(
                    removes ? "remove the association of" : "switch off",
                    zone,
                    goals(contents),
                    api,
                    surroundings,
                    draft);
        }
        Map<String, Association> present = write.read();
        List<HostnameEntry> entries = HostnameLines.of(hostnames, present, List.of(), write::changed);
        draft.hostnames(entries);
        List<String> missing = write.missing(present);
        if (!missing.isEmpty()) {
            Optional<Advance<List<Map<String, Object>>>> rotating = RotationElsewhere.of(zone, hostnames, surroundings);
            return rotating.isPresent() ? rotating.get() : write.send(missing, present);
        }
        Optional<String> pending = removes ? Optional.empty() : AssociationSettling.pending(hostnames, present);
        if (pending.isPresent()) {
            return polling.waitFor(pending.get());
        }
        write.confirm();
        surroundings
                .console()
                .say((write.sent() ? "" : "Already so: ") + "Cloudflare presents "
                        + (removes ? "what the zone's level says" : "no client certificate") + " for "
                        + Words.some(hostnames));
        return new Advance.Done<>(HostnameLines.result(entries));
    }

    private void prepare() throws OperationException, CloudflareException {
        if (hostnames == null) {
            List<String> read = Hostname.list("hostnames", spec.getHostnames());
            removes = removes(Words.orNull(spec.getMode()));
            api = surroundings.api(spec.getCredentialsId());
            hostnames = read;
        }
        Zone found = ZoneChoice.of(api, spec.getZone(), hostnames);
        draft.zone(found);
        List<String> enforcing = new VerdictMemory(surroundings).enforcing(found.id(), hostnames);
        if (!enforcing.isEmpty() && !Boolean.TRUE.equals(spec.getForce())) {
            throw new OperationException("the origin of " + Words.some(enforcing)
                    + " refused visitors without the client certificate when it was last verified, so it would refuse"
                    + " Cloudflare; let the origin accept visitors without a certificate and show that with"
                    + " aopVerifyOrigin (onFailure: 'NONE'), or set force");
        }
        String warning = "an origin that enforces refuses Cloudflare for " + Words.some(hostnames) + " from now on";
        draft.warn(warning, surroundings.console());
        zone = found;
    }

    private static boolean removes(String mode) throws OperationException {
        if (mode == null || mode.equals("void")) {
            return true;
        }
        if (mode.equals("off")) {
            return false;
        }
        throw new OperationException("mode is '" + Words.brief(mode)
                + "', which is neither void (remove the association) nor off (keep it, present no certificate)");
    }

    private Map<String, Goal> goals(ZoneContents contents) throws OperationException {
        Map<String, ZonePage.Pointer> known =
                surroundings.journal().read(zone.id()).hostnames();
        Map<String, Goal> goals = new HashMap<>();
        for (String hostname : hostnames) {
            Association association = contents.associations().get(hostname);
            boolean absent = association == null || association.enabled() == null;
            if (absent && !removes) {
                throw new OperationException("hostname " + hostname + " has no client certificate of its own, so there"
                        + " is nothing to switch off; leave it out, or enable it with aopEnableHostname first");
            }
            if (absent && known.containsKey(hostname)) {
                // Nothing to send; the journal learns that this is meant to be so.
                goals.put(
                        hostname, new Goal(new CertificateId(known.get(hostname).certificateId()), null));
            }
            if (!absent && association.certificateId() != null) {
                // Without its certificate the API refuses the change (1415), and the association presents nothing.
                if (contents.live(association.certificateId()).isPresent()) {
                    goals.put(hostname, new Goal(association.certificateId(), removes ? null : Boolean.FALSE));
                } else {
                    draft.warning("certificate " + association.certificateId() + " of hostname " + hostname
                            + " is gone, so its association presents nothing and was left");
                }
            }
        }
        return goals;
    }
}
