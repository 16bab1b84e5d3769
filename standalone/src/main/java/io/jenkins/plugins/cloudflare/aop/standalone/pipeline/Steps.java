package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All steps that a Jenkinsfile may call, by name. */
public final class Steps {
    private final Map<String, Definition> definitions = new TreeMap<>();

    private record Definition(Signature signature, Step step) {}

    public Steps add(String name, Signature signature, Step step) {
        if (definitions.put(name, new Definition(signature, step)) != null) {
            throw new IllegalStateException("step " + name + " is there twice");
        }
        return this;
    }

    public boolean has(String name) {
        return definitions.containsKey(name);
    }

    public Set<String> names() {
        return definitions.keySet();
    }

    /** Runs a step on the calling thread. */
    Object run(String name, Object[] values, Build build) throws Exception {
        Definition definition = definitions.get(name);
        build.stopIfInterrupted();
        Call call = definition.signature().call(name, values, build);
        if (definition.signature().inNode() && build.scope().workspace() == null) {
            throw new AbortException("step " + name + " needs a workspace; surround it with node { ... }");
        }
        try {
            return definition.step().run(call);
        } catch (InterruptedException e) {
            throw build.interrupted();
        }
    }
}
