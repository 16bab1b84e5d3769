package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A zone's page of the journal. Immutable; the "with" methods return a changed copy.
 *
 * @param schemaVersion form of this document
 * @param leaves uploads by SHA-256 of the leaf, written before the upload is sent
 * @param hostnames last state that a build set, by hostname
 * @param rotations rotations that are not finished, and the last that ended, by an id of their own
 * @param unusedSince when a certificate was first seen without a hostname since its last use, ISO 8601, by its id
 * @param verdicts what each origin of a hostname was last seen to do with visitors without a certificate: by hostname,
 *     then by origin
 * @param choices certificates that builds have chosen to use, by the certificate's id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ZoneDocument(
        int schemaVersion,
        Map<String, Leaf> leaves,
        Map<String, HostnamePointer> hostnames,
        Map<String, RotationState> rotations,
        Map<String, String> unusedSince,
        Map<String, Map<String, Seen>> verdicts,
        Map<String, Choice> choices) {
    static final int SCHEMA_VERSION = 2;

    /** Ended rotations that are kept for steps that are restarted at their very end. */
    private static final int ENDED = 16;

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
     * The last visit to an origin of a hostname that told something.
     *
     * @param verdict what it was then
     * @param build the build that visited
     * @param at when, ISO 8601
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Seen(String verdict, String build, String at) {}

    /**
     * A certificate that was there already and that a build is about to use.
     *
     * @param build the build
     * @param at when, ISO 8601
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Choice(String build, String at) {}

    public ZoneDocument {
        leaves = leaves == null ? Map.of() : Map.copyOf(leaves);
        hostnames = hostnames == null ? Map.of() : Map.copyOf(hostnames);
        rotations = rotations == null ? Map.of() : Map.copyOf(rotations);
        unusedSince = unusedSince == null ? Map.of() : Map.copyOf(unusedSince);
        verdicts = verdicts == null ? Map.of() : Map.copyOf(verdicts);
        choices = choices == null ? Map.of() : Map.copyOf(choices);
    }

    public static ZoneDocument empty() {
        return new ZoneDocument(SCHEMA_VERSION, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    public Optional<Leaf> leaf(String sha256) {
        return Optional.ofNullable(leaves.get(sha256));
    }

    public ZoneDocument withLeaf(String sha256, Leaf leaf) {
        return new ZoneDocument(
                SCHEMA_VERSION,
                joined(leaves, Map.of(sha256, leaf)),
                hostnames,
                rotations,
                unusedSince,
                verdicts,
                choices);
    }

    /** Points hostnames. What they use now, and what they used until now, is not unused from before. */
    public ZoneDocument withPointers(Map<String, HostnamePointer> pointers) {
        Map<String, HostnamePointer> all = new LinkedHashMap<>(hostnames);
        Map<String, String> unused = new LinkedHashMap<>(unusedSince);
        pointers.forEach((hostname, pointer) -> {
            all.put(hostname, pointer.after(hostnames.get(hostname)));
            unused.keySet()
                    .removeIf(id -> same(id, pointer.certificateId()) || same(id, pointer.previousCertificateId()));
        });
        return new ZoneDocument(SCHEMA_VERSION, leaves, all, rotations, unused, verdicts, choices);
    }

    private static boolean same(String id, String other) {
        return other != null && new CertificateId(id).equals(new CertificateId(other));
    }

    /** Notes that Cloudflare has answered to what was sent for hostnames. */
    public ZoneDocument withAnswered(Iterable<String> answered) {
        Map<String, HostnamePointer> all = new LinkedHashMap<>(hostnames);
        answered.forEach(hostname -> all.computeIfPresent(hostname, (any, pointer) -> pointer.answered()));
        return new ZoneDocument(SCHEMA_VERSION, leaves, all, rotations, unusedSince, verdicts, choices);
    }

    /** Notes that nothing that was sent for hostnames is under way any more. */
    public ZoneDocument withSettled(Iterable<String> settled) {
        Map<String, HostnamePointer> all = new LinkedHashMap<>(hostnames);
        settled.forEach(hostname -> all.computeIfPresent(hostname, (any, pointer) -> pointer.settled()));
        return new ZoneDocument(SCHEMA_VERSION, leaves, all, rotations, unusedSince, verdicts, choices);
    }

    /** Sets a rotation, and forgets the oldest that have ended. */
    public ZoneDocument withRotation(String id, RotationState rotation) {
        Map<String, RotationState> kept = new LinkedHashMap<>(rotations);
        kept.put(id, rotation);
        List<String> ended = kept.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isUnfinished() && !entry.getKey().equals(id))
                .sorted(Comparator.comparing(entry -> entry.getValue().startedAt()))
                .map(Map.Entry::getKey)
                .toList();
        ended.subList(0, Math.max(0, ended.size() - ENDED)).forEach(kept::remove);
        return new ZoneDocument(SCHEMA_VERSION, leaves, hostnames, kept, unusedSince, verdicts, choices);
    }

    /** Rotations that a later run has to finish or to roll back, by their ids. */
    public Map<String, RotationState> unfinished() {
        Map<String, RotationState> unfinished = new TreeMap<>(rotations);
        unfinished.values().removeIf(rotation -> !rotation.isUnfinished());
        return unfinished;
    }

    public ZoneDocument withUnusedSince(Map<String, String> all) {
        return new ZoneDocument(SCHEMA_VERSION, leaves, hostnames, rotations, all, verdicts, choices);
    }

    /** Notes what origins of hostnames were seen to do; what else is known of other origins stays. */
    public ZoneDocument withVerdicts(Map<String, Map<String, Seen>> seen) {
        Map<String, Map<String, Seen>> all = new LinkedHashMap<>(verdicts);
        seen.forEach((hostname, origins) -> {
            Map<String, Seen> known = joined(all.getOrDefault(hostname, Map.of()), origins);
            // Of an origin that an earlier version did not name.
            known.remove("");
            all.put(hostname, Map.copyOf(known));
        });
        return new ZoneDocument(SCHEMA_VERSION, leaves, hostnames, rotations, unusedSince, all, choices);
    }

    public ZoneDocument withChoice(CertificateId id, Choice choice) {
        Map<String, Choice> all = new LinkedHashMap<>(choices);
        all.put(id.digits(), choice);
        return new ZoneDocument(SCHEMA_VERSION, leaves, hostnames, rotations, unusedSince, verdicts, all);
    }

    /** Forgets what a build has chosen, since it shows in the associations now, or will not be used. */
    public ZoneDocument withoutChoices(String build) {
        Map<String, Choice> all = new LinkedHashMap<>(choices);
        all.values().removeIf(choice -> choice.build().equals(build));
        return new ZoneDocument(SCHEMA_VERSION, leaves, hostnames, rotations, unusedSince, verdicts, all);
    }

    private static <V> Map<String, V> joined(Map<String, V> before, Map<String, V> more) {
        Map<String, V> all = new LinkedHashMap<>(before);
        all.putAll(more);
        return all;
    }
}
