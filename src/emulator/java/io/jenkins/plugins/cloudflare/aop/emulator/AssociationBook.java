package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The associations of a zone's hostnames. Not safe for use by several threads. */
final class AssociationBook {
    private static final int QUOTA = 100;

    /** A checked entry of a bulk change; a null {@code enabled} voids. */
    private record Change(String hostname, String certificateId, Boolean enabled) {}

    private final String zoneName;
    private final EmulatorOptions options;
    private final Function<String, Optional<StoredCertificate>> certificates;
    private final Map<String, StoredAssociation> stored = new LinkedHashMap<>();
    private final EveryThird partial;

    AssociationBook(
            String zoneName, EmulatorOptions options, Function<String, Optional<StoredCertificate>> certificates) {
        this.zoneName = zoneName;
        this.options = options;
        this.certificates = certificates;
        this.partial = new EveryThird(options, Oddity.PARTIAL_WRITE);
    }

    /**
     * The bulk change, an upsert by hostname.
     *
     * @return the changed ones in the order of the request
     */
    List<StoredAssociation> change(JsonNode config) throws Refusal {
        if (!config.isArray()) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "config is not an array");
        }
        settle();
        List<Change> changes = new ArrayList<>();
        List<StoredAssociation> changed = new ArrayList<>();
        for (JsonNode entry : config) {
            Change change = checked(entry);
            if (options.atomicChanges()) {
                changes.add(change);
            } else {
                checkQuota(List.of(change));
                changed.add(apply(change));
            }
        }
        checkQuota(changes);
        if (changes.size() > 1 && partial.isNext()) {
            changes.subList(0, changes.size() / 2).forEach(this::apply);
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "only the first half was changed");
        }
        changes.forEach(change -> changed.add(apply(change)));
        settle();
        return changed;
    }

    private Change checked(JsonNode entry) throws Refusal {
        String id = entry.path("cert_id").asText("");
        if (id.isEmpty()) {
            throw new Refusal(400, 1404, "Certificate ID required");
        }
        String hostname = entry.path("hostname").asText("").toLowerCase(Locale.ROOT);
        boolean inZone = hostname.equals(zoneName) || hostname.endsWith("." + zoneName);
        if (!inZone || hostname.length() > 255 || hostname.contains("*")) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.OTHER_ZONE, "hostname is not a name in the zone " + zoneName);
        }
        if (!entry.has("enabled")) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.ENABLED_MISSING, "without enabled, what Cloudflare does is unknown");
        }
        Optional<StoredCertificate> certificate = certificates.apply(id).filter(c -> !c.isDeleting() && !c.isDeleted());
        if (certificate.isEmpty()) {
            throw new Refusal(
                    400, 1415, "Certificate ID in request is either invalid or the certificate has been deleted");
        }
        JsonNode enabled = entry.path("enabled");
        return new Change(hostname, certificate.get().id(), enabled.isNull() ? null : (Boolean) enabled.asBoolean());
    }

    private void checkQuota(List<Change> changes) throws Refusal {
        Map<String, String> wanted = new LinkedHashMap<>();
        stored.values().forEach(a -> {
            if (a.wants(a.certificateId())) {
                wanted.put(a.hostname(), a.certificateId());
            }
        });
        for (Change change : changes) {
            if (change.enabled() == null) {
                wanted.remove(change.hostname());
            } else {
                wanted.put(change.hostname(), change.certificateId());
            }
        }
        for (Change change : changes) {
            if (wanted.values().stream().filter(change.certificateId()::equals).count() > QUOTA) {
                throw Refusal.ofTheEmulator(
                        EmulatorErrorCodes.ASSOCIATION_QUOTA,
                        "the certificate would have more than " + QUOTA + " hostnames");
            }
        }
    }

    private StoredAssociation apply(Change change) {
        Instant now = options.clock().instant();
        StoredAssociation association = stored.get(change.hostname());
        if (association == null || association.isGone()) {
            association = new StoredAssociation(change.hostname(), now);
        }
        if (change.enabled() == null) {
            association.makeVoid(options.pending(), now);
        } else {
            association.set(
                    new StoredAssociation.Target(change.certificateId(), change.enabled()), options.pending(), now);
        }
        if (!association.isGone()) {
            stored.put(change.hostname(), association);
        }
        return association;
    }

    /** What a list may show, in every status. */
    List<StoredAssociation> list() {
        stored.values().forEach(StoredAssociation::read);
        settle();
        return List.copyOf(stored.values());
    }

    StoredAssociation read(String hostname) throws Refusal {
        Optional.ofNullable(stored.get(hostname)).ifPresent(StoredAssociation::read);
        settle();
        StoredAssociation association = stored.get(hostname);
        if (association == null) {
            throw new Refusal(404, 1553, "Setting for this hostname not found");
        }
        return association;
    }

    /** What the edge does for this hostname, without counting as a read. */
    Optional<StoredAssociation.Target> deployed(String hostname) {
        settle();
        return Optional.ofNullable(stored.get(hostname)).flatMap(StoredAssociation::deployed);
    }

    boolean refersTo(String certificateId) {
        settle();
        return stored.values().stream().anyMatch(association -> association.refersTo(certificateId));
    }

    private void settle() {
        Instant now = options.clock().instant();
        stored.values().forEach(a -> a.settle(options.pending(), now, options.deploymentsTimeOut()));
        stored.values().removeIf(StoredAssociation::isGone);
    }
}
