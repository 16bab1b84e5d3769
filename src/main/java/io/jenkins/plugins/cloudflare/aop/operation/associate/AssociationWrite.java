package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings hostnames to their goals with one PUT, after checking that there is room and writing it ahead. */
public final class AssociationWrite {
    private static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final String what;
    private final Zone zone;
    private final Map<String, DesiredAssociation> goals;
    private final AopApi api;
    private final OperationContext context;
    private final EntryBuilder draft;
    /** What each hostname had before it was sent; the list may show it for a while. */
    private final Map<String, Optional<CertificateId>> before = new HashMap<>();

    private final ConcurrentChanges others;

    private final Set<String> accepted = new HashSet<>();

    /** @param what the kind of change in a word or two, for the record */
    public AssociationWrite(
            String what,
            Zone zone,
            Map<String, DesiredAssociation> goals,
            AopApi api,
            OperationContext context,
            EntryBuilder draft) {
        this.what = what;
        this.zone = zone;
        this.goals = Collections.unmodifiableMap(new TreeMap<>(goals));
        this.others = new ConcurrentChanges(this.goals);
        this.api = api;
        this.context = context;
        this.draft = draft;
    }

    public Map<String, DesiredAssociation> goals() {
        return goals;
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
        Map<String, Association> present = ZoneContents.byHostname(api.associations(zone.id()));
        for (String hostname : accepted) {
            // The list may lag behind a single read; only what was sent and is missing there is asked for.
            if (!present.containsKey(hostname) && goals.get(hostname).enabled() != null) {
                api.association(zone.id(), hostname).ifPresent(found -> present.put(hostname, found));
            }
        }
        return present;
    }

    /** Hostnames that are not where they are to be, in alphabetical order. */
    public List<String> missing(Map<String, Association> present) {
        return goals.keySet().stream()
                .filter(hostname -> !goals.get(hostname).isMetBy(present.get(hostname)))
                .toList();
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
        HostnameLimit.require(unsent, goals, present);
        Optional<ZoneLocks.Turn> turn = context.writes().enter(zone.id());
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to zone " + zone.name());
        }
        try (ZoneLocks.Turn ignored = turn.get()) {
            // Cloudflare has no conditional write: what others did since the look is seen only by another one.
            if (!ConcurrentChanges.isSame(unsent, present, read())) {
                return new Advance.Wait<>(
                        Duration.ZERO, "a new look at what somebody else changed at " + ListParameter.some(unsent));
            }
            writeAhead(unsent, present);
            List<Association> answered = put(unsent);
            return new Advance.Wait<>(
                    LOOK_SOON,
                    goals.get(unsent.get(0)).enabled() == null
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
                            .map(hostname -> new AssociationChange(
                                    hostname,
                                    goals.get(hostname).certificate(),
                                    goals.get(hostname).enabled()))
                            .toList());
            draft.write(sentence, context.clock().instant(), written.ray());
            Set<String> answered =
                    written.result().stream().map(Association::hostname).collect(Collectors.toSet());
            List<String> ignored =
                    unsent.stream().filter(h -> !answered.contains(h)).toList();
            if (!ignored.isEmpty()) {
                throw new OperationException("Cloudflare accepted the change but did not report "
                        + String.join(", ", ignored) + "; run the step again, it sends only what is missing");
            }
            accepted.addAll(unsent);
            return written.result();
        } catch (CloudflareException e) {
            draft.write(sentence, context.clock().instant(), e.ray().orElse(null));
            throw e;
        }
    }

    private void writeAhead(List<String> unsent, Map<String, Association> present) throws OperationException {
        Map<String, ZoneDocument.Pointer> pointers = new HashMap<>();
        for (String hostname : unsent) {
            CertificateId previous = Optional.ofNullable(present.get(hostname))
                    .map(Association::certificateId)
                    .orElse(null);
            before.put(hostname, Optional.ofNullable(previous));
            pointers.put(hostname, pointer(hostname, previous));
        }
        context.journal().update(zone.id(), page -> page.withPointers(pointers));
    }

    /** Notes in the journal that the goals are what is to be, where it says otherwise: drift is told against it. */
    public void confirm() throws OperationException {
        Map<String, ZoneDocument.Pointer> known =
                context.journal().read(zone.id()).hostnames();
        Map<String, ZoneDocument.Pointer> pointers = new HashMap<>();
        goals.forEach((hostname, goal) -> {
            ZoneDocument.Pointer pointer = known.get(hostname);
            if (pointer == null
                    || !goal.certificate().value().equals(pointer.certificateId())
                    || !Objects.equals(goal.enabled(), pointer.enabled())) {
                pointers.put(hostname, pointer(hostname, null));
            }
        });
        if (!pointers.isEmpty()) {
            context.journal().update(zone.id(), page -> page.withPointers(pointers));
        }
    }

    private ZoneDocument.Pointer pointer(String hostname, CertificateId previous) {
        DesiredAssociation goal = goals.get(hostname);
        return new ZoneDocument.Pointer(
                goal.certificate().value(),
                goal.enabled(),
                previous == null ? null : previous.value(),
                context.recorder().build(),
                IsoTime.of(context.clock().instant()));
    }
}
