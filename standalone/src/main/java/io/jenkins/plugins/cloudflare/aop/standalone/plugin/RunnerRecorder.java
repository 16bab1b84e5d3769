package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.BuildRecorder;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.file.RecordFiles;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The record of a build: among its artifacts, and in the workspace for junit and archiveArtifacts. */
public final class RunnerRecorder implements BuildRecorder {
    private final Build build;
    private BuildRecord record;

    public RunnerRecorder(Build build) {
        this.build = build;
        this.record = BuildRecord.empty(build.place().name());
    }

    @Override
    public String build() {
        return record.build();
    }

    @Override
    public synchronized List<OperationEntry> entries() {
        return record.operations();
    }

    @Override
    public synchronized void add(OperationEntry entry) throws OperationException {
        record = record.with(entry);
        write(build.place().artifacts());
        Path workspace = build.scope().workspace();
        if (workspace != null) {
            write(workspace);
        }
    }

    private void write(Path directory) throws OperationException {
        try {
            RecordFiles.writeTo(directory, record);
        } catch (IOException e) {
            throw new OperationException("the record of this build cannot be written into " + directory + ": "
                    + e.getMessage() + "; what was done at Cloudflare stays done");
        }
    }
}
