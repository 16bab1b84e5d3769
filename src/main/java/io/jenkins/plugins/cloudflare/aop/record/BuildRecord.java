package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record of a build, in the order in which its operations ended.
 *
 * @param schemaVersion form of the document; raised when a reader would have to change. 2 names the visitors of a proof
 *     anonymous, forged and configured; 1 called them nobody, impostor and ours
 * @param build name of the build
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BuildRecord(int schemaVersion, String build, List<OperationEntry> operations) {
    public static final int SCHEMA_VERSION = 2;

    public BuildRecord {
        operations = operations == null ? List.of() : List.copyOf(operations);
    }

    public static BuildRecord empty(String build) {
        return new BuildRecord(SCHEMA_VERSION, build, List.of());
    }

    /** A copy with one more operation. */
    public BuildRecord with(OperationEntry entry) {
        List<OperationEntry> more = new ArrayList<>(operations);
        more.add(entry);
        return new BuildRecord(schemaVersion, build, more);
    }

    /** The last operation that looked at the whole zone. */
    public Optional<OperationEntry> lastLookAtZone() {
        return operations.stream()
                .filter(operation ->
                        operation.levels() != null || !operation.held().isEmpty())
                .reduce((earlier, later) -> later);
    }
}
