package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.util.List;

/** What this build has done so far, and where what it does is written down. */
public interface BuildRecorder {
    /** A name of this build that no other build has, such as {@code folder/job#12}. */
    String build();

    /** Everything recorded in this build, oldest first. */
    List<OperationEntry> entries();

    /**
     * Adds an entry and publishes the record again.
     *
     * @throws OperationException when the record cannot be written
     */
    void add(OperationEntry entry) throws OperationException, InterruptedException;
}
