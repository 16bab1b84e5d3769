package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What surrounds a step. Immutable; a block step runs its body in a changed copy.
 *
 * @param workspace of the enclosing node; null outside of every node
 * @param directory where relative paths begin; null outside of every node
 * @param variables environment variables of the enclosing withEnv and withCredentials
 * @param branch label of the enclosing branches, empty for none
 */
public record Scope(Path workspace, Path directory, Map<String, String> variables, String branch) {
    static Scope outermost() {
        return new Scope(null, null, Map.of(), "");
    }

    public Scope inNode(Path newWorkspace) {
        return new Scope(newWorkspace, newWorkspace, variables, branch);
    }

    public Scope in(Path newDirectory) {
        return new Scope(workspace, newDirectory, variables, branch);
    }

    public Scope with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return new Scope(workspace, directory, Map.copyOf(all), branch);
    }

    public Scope inBranch(String name) {
        return new Scope(workspace, directory, variables, branch + "[" + name + "] ");
    }
}
