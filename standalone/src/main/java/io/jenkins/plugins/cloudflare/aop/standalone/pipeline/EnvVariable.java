package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import groovy.lang.GroovyObjectSupport;
import java.util.Map;

/** The {@code env} of a script: reading and setting environment variables as properties. */
public final class EnvVariable extends GroovyObjectSupport {
    private final Build build;

    EnvVariable(Build build) {
        this.build = build;
    }

    @Override
    public Object getProperty(String name) {
        return build.environment().get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        if (value == null) {
            build.variables().remove(name);
        } else {
            build.variables().put(name, value.toString());
        }
    }

    /** All of them, as Jenkins offers it. */
    public Map<String, String> getEnvironment() {
        return build.environment();
    }
}
