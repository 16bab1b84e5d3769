package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.util.ArrayList;
import java.util.List;

/** The record of one build in memory. */
final class MemoryLedger implements Ledger {
    private final String build;
    private final List<OperationEntry> entries = new ArrayList<>();

    MemoryLedger(String build) {
        this.build = build;
    }

    @Override
    public String build() {
        return build;
    }

    @Override
    public List<OperationEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void add(OperationEntry entry) {
        entries.add(entry);
    }

    OperationEntry last() {
        return entries.get(entries.size() - 1);
    }
}
