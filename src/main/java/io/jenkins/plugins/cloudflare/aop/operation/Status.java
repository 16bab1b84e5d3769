package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.HeldEntry;
import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.ZoneTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Looks at a whole zone by at most seven requests, and changes nothing. */
final class Status implements Operation<StatusResult> {
    static final String NAME = "aopStatus";

    private final StatusSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;

    Status(StatusSpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    @Override
    public Advance<StatusResult> advance() throws OperationException, CloudflareException {
        OnFailure onFailure = OnFailure.of(spec.getOnFailure());
        List<String> asked =
                Words.orNull(spec.getHostnames()) == null ? null : Hostname.list("hostnames", spec.getHostnames());
        if (spec.getMinDaysLeft() != null && spec.getMinDaysLeft() < 0) {
            throw new OperationException("minDaysLeft is " + spec.getMinDaysLeft() + "; give 0 or more days");
        }
        AopApi api = surroundings.api(spec.getCredentialsId());
        Zone zone = ZoneChoice.of(api, spec.getZone(), asked == null ? List.of() : asked);
        draft.zone(zone);
        ZoneContents contents = ZoneContents.read(api, zone);
        UnusedCertificates.observe(zone.id(), contents, surroundings);
        Collection<String> looked =
                asked == null ? new TreeSet<>(contents.associations().keySet()) : asked;
        List<String> drift = Drift.of(
                surroundings.journal().read(zone.id()), contents, asked == null ? any -> true : looked::contains);
        List<HeldEntry> held = held(api, zone, contents);
        LevelsEntry levels = levels(api, zone, drift);
        List<HostnameEntry> hostnames =
                HostnameLines.of(looked, contents.associations(), contents.certificates(), any -> false);
        draft.held(held);
        draft.hostnames(hostnames);
        draft.levels(levels);
        ZoneTable.of(levels, held, hostnames).forEach(surroundings.console()::say);
        List<String> problems = new ArrayList<>(drift);
        problems.addAll(problems(contents, looked, asked != null));
        return end(new StatusResult(levels, held, hostnames, problems, onFailure));
    }

    private Advance<StatusResult> end(StatusResult result) throws OperationException {
        if (result.failure() != null) {
            switch (result.onFailure()) {
                case FAILURE -> throw new OperationException(result.failure());
                case UNSTABLE -> draft.outcome(Outcome.UNSTABLE);
                case NONE -> surroundings.console().say(result.failure());
            }
            // In the record too when the build goes on.
            draft.warning(result.failure());
        }
        return new Advance.Done<>(result);
    }

    private List<HeldEntry> held(AopApi api, Zone zone, ZoneContents contents) throws CloudflareException {
        Instant now = surroundings.clock().instant();
        List<HeldEntry> held = new ArrayList<>();
        for (HostnameCertificate certificate : contents.certificates()) {
            held.add(HeldLines.of(
                    certificate, contents.referringTo(certificate.id()).size(), now));
        }
        for (HostnameCertificate certificate : api.zoneLevelCertificates(zone.id())) {
            held.add(HeldLines.of(certificate, null, now));
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
            surroundings
                    .console()
                    .say("SSL mode and global switch are not known: the API token lacks Zone Settings: Read");
            return new LevelsEntry(null, null, zoneLevel, drift);
        }
    }

    private List<String> problems(ZoneContents contents, Collection<String> looked, boolean named) {
        List<String> problems = new ArrayList<>();
        TreeSet<String> used = new TreeSet<>();
        for (String hostname : looked) {
            Association association = contents.associations().get(hostname);
            if (association == null || association.enabled() == null) {
                if (named) {
                    problems.add("hostname " + hostname + " has no client certificate of its own");
                }
                continue;
            }
            if (association.status().isFailure()) {
                problems.add("the association of " + hostname + " is " + association.statusText());
            }
            used.add(String.valueOf(association.certificateId()));
        }
        for (HostnameCertificate certificate : contents.live()) {
            if (used.contains(certificate.id().value())) {
                problems.addAll(problems(certificate));
            }
        }
        return problems;
    }

    private List<String> problems(HostnameCertificate certificate) {
        List<String> problems = new ArrayList<>();
        if (certificate.status().isFailure()) {
            problems.add("certificate " + certificate.id() + " is " + certificate.statusText());
        }
        Instant end = HeldLines.end(certificate);
        if (end == null) {
            return problems;
        }
        long days = HeldLines.daysLeft(end, surroundings.clock().instant());
        if (days < 0) {
            problems.add("certificate " + certificate.id() + " expired at " + EntryDraft.instant(end)
                    + ", an enforcing origin refuses it; run aopRotateCertificate");
        } else if (spec.getMinDaysLeft() != null && days < spec.getMinDaysLeft()) {
            problems.add("certificate " + certificate.id() + " has " + days + " days left, minDaysLeft is "
                    + spec.getMinDaysLeft() + "; run aopRotateCertificate");
        }
        return problems;
    }
}
