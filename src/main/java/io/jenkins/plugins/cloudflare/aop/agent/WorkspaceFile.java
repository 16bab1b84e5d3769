package io.jenkins.plugins.cloudflare.aop.agent;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalWorkspace;
import java.io.File;
import jenkins.agents.ControllerToAgentFileCallable;

/** Writes a file where the workspace is; says what is wrong, nothing when it is written. */
record WorkspaceFile(String path, byte[] content) implements ControllerToAgentFileCallable<String> {
    @CheckForNull
    @Override
    public String invoke(File workspace, VirtualChannel channel) {
        try {
            new LocalWorkspace(workspace.toPath()).write(path, content);
            return null;
        } catch (OperationException e) {
            return e.getMessage();
        }
    }
}
