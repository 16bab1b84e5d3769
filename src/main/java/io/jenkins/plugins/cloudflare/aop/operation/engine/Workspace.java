package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;

/** Where an operation leaves files for the steps that follow: the directory in which the build works, on its machine. */
public interface Workspace {
    /**
     * Writes a file, whole or not at all, over one that is there; missing folders are made.
     *
     * @param path relative, with slashes, checked to stay inside; a link on the way that leads out is refused
     * @throws OperationException when there is no workspace or it cannot be written
     */
    void write(String path, byte[] content) throws OperationException, InterruptedException;
}
