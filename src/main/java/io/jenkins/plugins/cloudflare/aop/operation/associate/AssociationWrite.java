package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Brings hostnames to what is desired with one PUT, after checking that there is room and writing it ahead. */
public final class AssociationWrite {
    static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final String what;
    private final Zone zone;
    private final Map<String, DesiredAssociation> desired;
    private final AopApi api;
    private final OperationContext context;
    private final EntryBuilder entry;
    /** What each hostname had before it was sent; the list may show it for a while. */
    private final Map<String, Optional<DesiredAssociation>> before = new HashMap<>();

    private final ConcurrentChanges others;
    private final AssociationJournal journal;
    private final UnansweredChanges unanswered;

    private final Set<String> accepted = new HashSet<>();

    /** @param what the kind of change in a word or two, for the record */
    public AssociationWrite(
            String what,
            Zone zone,
            Map<String, DesiredAssociation> desired,
            AopApi api,
            OperationContext context,
            EntryBuilder entry) {
        this(what, zone, desired, null, api, context, entry);
    }

    /** @param rotation id of the rotation that moves the hostnames */
    public AssociationWrite(
            String what,
            Zone zone,
            Map<String, DesiredAssociation> desired,
            String rotation,
            AopApi api,
            OperationContext context,
            EntryBuilder entry) {
        this.what = what;
        this.zone = zone;
        this.desired = Collections.unmodifiableMap(new TreeMap<>(desired));
        this.others = new ConcurrentChanges(this.desired);
        this.journal = new AssociationJournal(zone.id(), this.desired, rotation, context);
        this.unanswered = new UnansweredChanges(journal);
        this.api = api;
        this.context = context;
        this.entry = entry;
    }

    public Map<String, DesiredAssociation> desired() {
        return desired;
    }

    /** Whether anything had to be sent. */
    public boolean sent() {
        return !before.isEmpty();
    }

    /** Whether this hostname had to be sent. */
    public boolean changed(String hostname) {
        return before.containsKey(hostname);
    }

    /** All associations of the zone by hostname. */
    public Map<String, Association> read() throws CloudflareException {
        return read(api.associations(zone.id()));
    }

    /** @param listed all associations of the zone, read just now */
    Map<String, Association> read(List<Association> listed) throws CloudflareException {
        Map<String, Association> present = ZoneContents.byHostname(listed);
        for (String hostname : accepted) {
            // The list may lag behind a single read; only what was sent and is missing there is asked for.
            if (!present.containsKey(hostname) && desired.get(hostname).enabled() != null) {
                api.association(zone.id(), hostname).ifPresent(found -> present.put(hostname, found));
            }
        }
        return present;
    }

    /** Hostnames that are not where they are to be, in alphabetical order. */
    public List<String> missing(Map<String, Association> present) {
        return desired.keySet().stream()
                .filter(hostname -> !desired.get(hostname).isMetBy(present.get(hostname)))
                .toList();
    }

    /** A wait while a change to something else, by whatever build, may still arrive or is newer than what is present. */
    public <R> Optional<Advance<R>> inDoubt(Map<String, Association> present)
            throws OperationException, CloudflareException {
        // What shows may have been read by another build, before the change that the journal names.
        List<String> outdated = journal.saysOtherwise() ? missing(read()) : List.of();
        return outdated.isEmpty() ? unanswered.inDoubt(present) : Optional.of(ConcurrentChanges.newList(outdated));
    }

    /**
     * Sends what is missing; what was sent and accepted is only waited for.
     *
     * @param missing hostnames that are not where they are to be, at least one
     * @param present all associations of the zone
     */
    public <R> Advance<R> send(List<String> missing, Map<String, Association> present)
            throws OperationException, CloudflareException {
        List<String> unsent = missing.stream()
                .filter(hostname -> !accepted.contains(hostname))
                .toList();
        if (unsent.isEmpty()) {
            others.requireNoneAfter(before, missing, present);
            return new Advance.Wait<>(LOOK_SOON, "the change to show for " + ListParameter.some(missing));
        }
        others.requireNoneBefore(unsent, present);
        Optional<Advance<R>> arrival = unanswered.arrival(unsent, present);
        if (arrival.isPresent()) {
            return arrival.get();
        }
        HostnameLimit.require(unsent, desired, present);
        Optional<ZoneLocks.Turn> turn = context.locks().enter(zone.id());
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to zone " + zone.name());
        }
        try (ZoneLocks.Turn ignored = turn.get()) {
            // Cloudflare has no conditional write: what others did since the list was read is seen only in another one.
            if (!ConcurrentChanges.isSame(unsent, present, read())) {
                return ConcurrentChanges.newList(unsent);
            }
            writeAhead(unsent, present);
            List<Association> answered = put(unsent);
            return new Advance.Wait<>(
                    LOOK_SOON,
                    desired.get(unsent.get(0)).enabled() == null
                            ? "the change to show for " + ListParameter.some(unsent)
                            : AssociationProgress.missing(answered));
        }
    }

    private List<Association> put(List<String> unsent) throws OperationException, CloudflareException {
        String sentence = what + " " + String.join(", ", unsent);
        try {
            WriteResult<List<Association>> written = api.associate(
                    zone.id(),
                    unsent.stream()
                            .map(hostname -> desired.get(hostname).change(hostname))
                            .toList());
            entry.write(sentence, context.clock().instant(), written.ray());
            journal.answered(unsent);
            AssociationProgress.requireReported(unsent, written.result());
            accepted.addAll(unsent);
            return written.result();
        } catch (CloudflareException e) {
            entry.write(sentence, context.clock().instant(), e.ray().orElse(null));
            if (!e.isTransient() && !(e instanceof CloudflareException.Interrupted)) {
                journal.answered(unsent);
            }
            throw e;
        }
    }

    private void writeAhead(List<String> unsent, Map<String, Association> present) throws OperationException {
        Map<String, CertificateId> previous = new HashMap<>();
        for (String hostname : unsent) {
            Association now = present.get(hostname);
            before.putIfAbsent(hostname, ConcurrentChanges.pointed(now));
            previous.put(hostname, now == null ? null : now.certificateId());
        }
        journal.writeAhead(previous);
    }

    /** Notes in the journal that this is what is to be, where it says otherwise: drift is told against it. */
    public void confirm() throws OperationException {
        journal.confirm();
    }
}
