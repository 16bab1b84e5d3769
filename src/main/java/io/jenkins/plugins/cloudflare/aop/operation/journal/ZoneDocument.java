package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A zone's page of the journal. Immutable; the "with" methods return a changed copy.
 *
 * @param schemaVersion form of this document
 * @param leaves uploads by SHA-256 of the leaf, written before the upload is sent
 * @param hostnames last state that a build set, by hostname
 * @param rotations rotations that are not finished, and the last that ended, by the id of the old certificate
 * @param unusedSince when a certificate was first seen without a hostname, ISO 8601, by its id
 * @param verdicts what the hostname's origins were seen to do last
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ZoneDocument(
        int schemaVersion,
        Map<String, Leaf> leaves,
        Map<String, Pointer> hostnames,
        Map<String, RotationState> rotations,
        Map<String, String> unusedSince,
        Map<String, Seen> verdicts) {
    static final int SCHEMA_VERSION = 1;

    /**
     * A leaf that was uploaded or was about to be.
     *
     * @param der the certificate in base64
     * @param build the build that sent it
     * @param at when, ISO 8601
     * @param certificateId null until the API has answered
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Leaf(String der, String build, String at, String certificateId) {}

    /**
     * Where a hostname was pointed to.
     *
     * @param certificateId the certificate that a build set
     * @param enabled what a build set, null when it removed the association
     * @param previousCertificateId the certificate that it had before, null for none
     * @param build the build that set it
     * @param at when, ISO 8601
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Pointer(
            String certificateId, Boolean enabled, String previousCertificateId, String build, String at) {}

    /**
     * The last look at a hostname's origins.
     *
     * @param verdict the worst of them
     * @param build the build that looked
     * @param at when, ISO 8601
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Seen(String verdict, String build, String at) {}

    public ZoneDocument {
        leaves = leaves == null ? Map.of() : Map.copyOf(leaves);
        hostnames = hostnames == null ? Map.of() : Map.copyOf(hostnames);
        rotations = rotations == null ? Map.of() : Map.copyOf(rotations);
        unusedSince = unusedSince == null ? Map.of() : Map.copyOf(unusedSince);
        verdicts = verdicts == null ? Map.of() : Map.copyOf(verdicts);
    }

    public static ZoneDocument empty() {
        return new ZoneDocument(SCHEMA_VERSION, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    public Optional<Leaf> leaf(String sha256) {
        return Optional.ofNullable(leaves.get(sha256));
    }

    public ZoneDocument withLeaf(String sha256, Leaf leaf) {
        return new ZoneDocument(
                schemaVersion, joined(leaves, Map.of(sha256, leaf)), hostnames, rotations, unusedSince, verdicts);
    }

    public ZoneDocument withPointers(Map<String, Pointer> pointers) {
        return new ZoneDocument(schemaVersion, leaves, joined(hostnames, pointers), rotations, unusedSince, verdicts);
    }

    /** Sets a rotation and forgets those that have ended. */
    public ZoneDocument withRotation(String oldCertificateId, RotationState rotation) {
        Map<String, RotationState> kept = new LinkedHashMap<>();
        unfinished().forEach(kept::put);
        kept.put(oldCertificateId, rotation);
        return new ZoneDocument(schemaVersion, leaves, hostnames, kept, unusedSince, verdicts);
    }

    /** Rotations that a later run has to finish or to roll back, by the id of the old certificate. */
    public Map<String, RotationState> unfinished() {
        Map<String, RotationState> unfinished = new TreeMap<>(rotations);
        unfinished.values().removeIf(rotation -> !rotation.isUnfinished());
        return unfinished;
    }

    public ZoneDocument withUnusedSince(Map<String, String> all) {
        return new ZoneDocument(schemaVersion, leaves, hostnames, rotations, all, verdicts);
    }

    public ZoneDocument withVerdicts(Map<String, Seen> seen) {
        return new ZoneDocument(schemaVersion, leaves, hostnames, rotations, unusedSince, joined(verdicts, seen));
    }

    private static <V> Map<String, V> joined(Map<String, V> before, Map<String, V> more) {
        Map<String, V> all = new LinkedHashMap<>(before);
        all.putAll(more);
        return all;
    }
}
