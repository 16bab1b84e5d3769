package io.jenkins.plugins.cloudflare.aop.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A zone's page of the journal. Immutable; the "with" methods return a changed copy.
 *
 * @param schemaVersion form of this document
 * @param leaves uploads by SHA-256 of the leaf, written before the upload is sent
 * @param hostnames last state that a build set, by hostname
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ZonePage(int schemaVersion, Map<String, Leaf> leaves, Map<String, Pointer> hostnames) {
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
     * @param enabled what a build set
     * @param previousCertificateId the certificate that it had before, null for none
     * @param build the build that set it
     * @param at when, ISO 8601
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Pointer(
            String certificateId, Boolean enabled, String previousCertificateId, String build, String at) {}

    public ZonePage {
        leaves = leaves == null ? Map.of() : Map.copyOf(leaves);
        hostnames = hostnames == null ? Map.of() : Map.copyOf(hostnames);
    }

    public static ZonePage empty() {
        return new ZonePage(SCHEMA_VERSION, Map.of(), Map.of());
    }

    Optional<Leaf> leaf(String sha256) {
        return Optional.ofNullable(leaves.get(sha256));
    }

    ZonePage withLeaf(String sha256, Leaf leaf) {
        Map<String, Leaf> changed = new LinkedHashMap<>(leaves);
        changed.put(sha256, leaf);
        return new ZonePage(schemaVersion, changed, hostnames);
    }

    ZonePage withPointers(Map<String, Pointer> pointers) {
        Map<String, Pointer> changed = new LinkedHashMap<>(hostnames);
        changed.putAll(pointers);
        return new ZonePage(schemaVersion, leaves, changed);
    }
}
