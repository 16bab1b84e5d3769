package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** Reads a zone's page, also one of an earlier version, and refuses one that says something that cannot be. */
final class DocumentReader {
    private final ObjectMapper json;

    DocumentReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @throws IllegalArgumentException with what is wrong with it, fit for the end of a sentence
     * @throws JacksonException when it is no JSON, or of another form
     */
    ZoneDocument read(byte[] bytes) throws IOException {
        JsonNode tree = json.readTree(bytes);
        if (!(tree instanceof ObjectNode document)) {
            throw new IllegalArgumentException("is no JSON object");
        }
        int version = document.path("schemaVersion").asInt(0);
        if (version > ZoneDocument.SCHEMA_VERSION) {
            throw new IllegalArgumentException("was written by a newer version (schema " + version + ")");
        }
        if (version < 2) {
            upgrade(document);
        }
        ZoneDocument read;
        try {
            read = json.treeToValue(document, ZoneDocument.class);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof NullPointerException) {
                // Maps that are copied have no nulls.
                throw new IllegalArgumentException("has an entry that is null");
            }
            throw e;
        }
        check(read);
        return read;
    }

    /** Before version 2 a rotation was known by its old certificate, and verdicts by hostname alone. */
    private static void upgrade(ObjectNode document) {
        for (Map.Entry<String, JsonNode> entry : document.path("rotations").properties()) {
            if (entry.getValue() instanceof ObjectNode rotation && !rotation.has("oldCertificateId")) {
                rotation.put("oldCertificateId", entry.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> entry : document.path("verdicts").properties()) {
            if (entry.getValue().has("verdict")) {
                entry.setValue(document.objectNode().set("", entry.getValue()));
            }
        }
    }

    private static void check(ZoneDocument document) {
        document.leaves().forEach((sha256, leaf) -> {
            require(leaf.der() != null && leaf.build() != null, "leaves." + sha256, "der or build");
            instant("leaves." + sha256, leaf.at());
            if (leaf.certificateId() != null) {
                id("leaves." + sha256, leaf.certificateId());
            }
        });
        document.hostnames().forEach((hostname, pointer) -> {
            id("hostnames." + hostname, pointer.certificateId());
            require(pointer.build() != null, "hostnames." + hostname, "build");
            instant("hostnames." + hostname, pointer.at());
            pointer.earlier().forEach(earlier -> id("hostnames." + hostname, earlier));
            if (pointer.sentAt() != null) {
                instant("hostnames." + hostname, pointer.sentAt());
            }
            pointer.unanswered().forEach(change -> {
                id("hostnames." + hostname, change.certificateId());
                instant("hostnames." + hostname, change.sentAt());
            });
        });
        document.rotations().forEach((key, rotation) -> {
            String where = "rotations." + key;
            id(where, rotation.oldCertificateId());
            id(where, rotation.certificateId());
            require(rotation.stage() != null && rotation.build() != null, where, "stage or build");
            require(!rotation.hostnames().containsValue(null), where, "enabled of a hostname");
            instant(where, rotation.startedAt());
        });
        document.unusedSince().forEach((id, since) -> {
            id("unusedSince", id);
            instant("unusedSince." + id, since);
        });
        document.choices().forEach((id, choice) -> {
            id("choices", id);
            require(choice.build() != null, "choices." + id, "build");
            instant("choices." + id, choice.at());
        });
        document.verdicts()
                .forEach((hostname, origins) -> origins.forEach((origin, seen) ->
                        require(seen != null && seen.verdict() != null, "verdicts." + hostname, "verdict")));
    }

    private static void id(String where, String id) {
        require(id != null, where, "certificate id");
        try {
            new CertificateId(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has in " + where + " what is no certificate id");
        }
    }

    private static void instant(String where, String at) {
        require(at != null, where, "time");
        try {
            Instant.parse(at);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("has in " + where + " what is no time");
        }
    }

    private static void require(boolean there, String where, String what) {
        if (!there) {
            throw new IllegalArgumentException("has no " + what + " in " + where);
        }
    }
}
