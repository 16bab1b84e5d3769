package io.jenkins.plugins.cloudflare.aop.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A failure or a warning of a build, once however many operations said it.
 *
 * @param severity BAD for a failure, UNSURE for a warning
 * @param operations names of those that said it, each once
 * @param count how often it was said
 */
public record Notice(Severity severity, String text, List<String> operations, int count) {
    private record Key(Severity severity, String text) {}

    /** In the order in which each was said first, failures before warnings. */
    public static List<Notice> of(BuildRecord record) {
        Map<Key, List<String>> said = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            if (operation.failure() != null) {
                add(said, Severity.BAD, operation.failure(), operation);
            }
        }
        for (OperationEntry operation : record.operations()) {
            operation.warnings().forEach(warning -> add(said, Severity.UNSURE, warning, operation));
        }
        return said.entrySet().stream()
                .map(one -> new Notice(
                        one.getKey().severity(),
                        one.getKey().text(),
                        one.getValue().stream().distinct().toList(),
                        one.getValue().size()))
                .toList();
    }

    private static void add(Map<Key, List<String>> said, Severity severity, String text, OperationEntry operation) {
        said.computeIfAbsent(new Key(severity, text), any -> new ArrayList<>())
                .add(String.valueOf(operation.operation()));
    }
}
