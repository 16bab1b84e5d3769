package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.nio.file.Path;
import java.util.Optional;

/** Locks among processes. Each ends with the process that has it, in whatever way that ends. */
@FunctionalInterface
public interface ProcessLocks {
    /** A lock that this process has until it is closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param name of what is locked
     * @return empty while another process has it
     */
    Optional<Lock> take(String name) throws OperationException;

    /** There is no other process: every lock is free. */
    static ProcessLocks none() {
        return name -> Optional.of(() -> {});
    }

    /** By files of a directory that processes share. */
    static ProcessLocks in(Path directory) {
        return name -> ProcessLock.take(directory, name).map(lock -> lock);
    }
}
