package io.jenkins.plugins.cloudflare.aop.agent;

import hudson.FilePath;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Workspace;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Writes into the workspace of the node in which the build works, on that node's own machine. */
@Restricted(NoExternalUse.class)
public final class NodeWorkspace implements Workspace {
    private final NodeDirectory node;

    public NodeWorkspace(NodeDirectory node) {
        this.node = node;
    }

    @Override
    public void write(String path, byte[] content) throws OperationException, InterruptedException {
        String complaint;
        try {
            FilePath directory = node.directory();
            if (directory == null) {
                throw new OperationException("there is no workspace to write " + path
                        + " into; call the step inside node { }, or give the Declarative stage an agent");
            }
            complaint = directory.act(new WorkspaceFile(path, content));
        } catch (IOException e) {
            throw new OperationException(path + " could not be written into the workspace: " + e.getMessage()
                    + "; run the step again when the agent is back");
        }
        if (complaint != null) {
            throw new OperationException(complaint);
        }
    }
}
