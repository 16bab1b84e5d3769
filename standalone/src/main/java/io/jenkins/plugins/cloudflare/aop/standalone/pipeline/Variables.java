package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import java.time.InstantSource;
import java.util.Collections;

/** The global variables of a script. As in Jenkins an environment variable may be named without {@code env}. */
final class Variables extends Binding {
    private final Build build;

    Variables(Build build, InstantSource clock) {
        this.build = build;
        setVariable("env", new EnvVariable(build));
        setVariable("params", Collections.unmodifiableMap(build.parameters()));
        setVariable("currentBuild", new CurrentBuild(build, clock));
        // Named in "checkout scm", which has nothing to do here.
        setVariable("scm", "scm");
    }

    Build build() {
        return build;
    }

    @Override
    public Object getVariable(String name) {
        if (super.hasVariable(name)) {
            return super.getVariable(name);
        }
        String value = build.environment().get(name);
        if (value == null) {
            throw new MissingPropertyException(name, Binding.class);
        }
        return value;
    }

    @Override
    public boolean hasVariable(String name) {
        return super.hasVariable(name) || build.environment().containsKey(name);
    }
}
