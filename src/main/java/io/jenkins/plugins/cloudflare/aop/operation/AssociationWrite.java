package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Written;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Points hostnames to a certificate with one PUT, after checking that there is room and writing it ahead. */
final class AssociationWrite {
    /** Associations that a certificate can have, by Cloudflare's API reference. */
    private static final int LIMIT = 100;

    private static final Duration LOOK_SOON = Duration.ofSeconds(1);

    private final Zone zone;
    private final CertificateId certificate;
    private final AopApi api;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    /** What each hostname had before it was sent; the list may show it for a while. */
    private final Map<String, Optional<CertificateId>> before = new HashMap<>();

    private final Set<String> accepted = new HashSet<>();

    AssociationWrite(Zone zone, CertificateId certificate, AopApi api, Surroundings surroundings, EntryDraft draft) {
        this.zone = zone;
        this.certificate = certificate;
        this.api = api;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    /** Whether anything had to be sent. */
    boolean sent() {
        return !before.isEmpty();
    }

    /** Whether this hostname had to be sent. */
    boolean changed(String hostname) {
        return before.containsKey(hostname);
    }

    /** Whether Cloudflare took the change of this hostname. */
    boolean accepted(String hostname) {
        return accepted.contains(hostname);
    }

    /**
     * Sends what is missing; what was sent and accepted is only waited for.
     *
     * @param missing hostnames that do not point to the certificate
     * @param present all associations of the zone
     */
    <R> Advance<R> send(List<String> missing, Map<String, Association> present)
            throws OperationException, CloudflareException {
        List<String> unsent = missing.stream()
                .filter(hostname -> !accepted.contains(hostname))
                .toList();
        if (unsent.isEmpty()) {
            requireNobodyElse(missing, present);
            return new Advance.Wait<>(LOOK_SOON, "the association to show for " + String.join(", ", missing));
        }
        requireRoom(unsent, present);
        Optional<ZoneWrites.Turn> turn = surroundings.writes().enter(zone.id());
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to zone " + zone.name());
        }
        try (ZoneWrites.Turn ignored = turn.get()) {
            writeAhead(unsent, present);
            return new Advance.Wait<>(LOOK_SOON, AssociationSettling.missing(put(unsent)));
        }
    }

    private List<Association> put(List<String> unsent) throws OperationException, CloudflareException {
        String what = "enable " + String.join(", ", unsent);
        try {
            Written<List<Association>> written = api.associate(
                    zone.id(),
                    unsent.stream()
                            .map(hostname -> new AssociationChange(hostname, certificate, true))
                            .toList());
            draft.write(what, surroundings.clock().instant(), written.ray());
            Set<String> answered =
                    written.result().stream().map(Association::hostname).collect(Collectors.toSet());
            List<String> ignored =
                    unsent.stream().filter(h -> !answered.contains(h)).toList();
            if (!ignored.isEmpty()) {
                throw new OperationException("Cloudflare accepted the change but did not report "
                        + String.join(", ", ignored) + "; run aopEnableHostname again, what is enabled stays enabled");
            }
            accepted.addAll(unsent);
            return written.result();
        } catch (CloudflareException e) {
            draft.write(what, surroundings.clock().instant(), e.ray().orElse(null));
            throw e;
        }
    }

    private void writeAhead(List<String> unsent, Map<String, Association> present) throws OperationException {
        Map<String, ZonePage.Pointer> pointers = new HashMap<>();
        for (String hostname : unsent) {
            CertificateId previous = Optional.ofNullable(present.get(hostname))
                    .map(Association::certificateId)
                    .orElse(null);
            before.put(hostname, Optional.ofNullable(previous));
            pointers.put(
                    hostname,
                    new ZonePage.Pointer(
                            certificate.value(),
                            true,
                            previous == null ? null : previous.value(),
                            surroundings.ledger().build(),
                            EntryDraft.instant(surroundings.clock().instant())));
        }
        surroundings.journal().update(zone.id(), page -> page.withPointers(pointers));
    }

    /** A third certificate can only come from somebody else; overwriting it would start a tug of war. */
    private void requireNobodyElse(List<String> missing, Map<String, Association> present) throws OperationException {
        for (String hostname : missing) {
            Association now = present.get(hostname);
            CertificateId other = now == null ? null : now.certificateId();
            if (other != null
                    && !other.equals(certificate)
                    && !Objects.equals(other, before.get(hostname).orElse(null))) {
                throw new OperationException("hostname " + hostname + " was pointed to certificate " + other
                        + " by somebody else while this build pointed it to " + certificate
                        + "; settle which one it should be and run again");
            }
        }
    }

    private void requireRoom(List<String> unsent, Map<String, Association> present) throws OperationException {
        long others = present.values().stream()
                .filter(association -> certificate.equals(association.certificateId()))
                .filter(association -> association.enabled() != null)
                .filter(association -> !association.status().isTombstone())
                .filter(association -> !unsent.contains(association.hostname()))
                .count();
        if (others + unsent.size() > LIMIT) {
            throw new OperationException("certificate " + certificate + " has " + others + " hostnames and "
                    + unsent.size() + " more would pass the limit of " + LIMIT
                    + "; nothing was changed. Upload another certificate for the rest");
        }
    }
}
