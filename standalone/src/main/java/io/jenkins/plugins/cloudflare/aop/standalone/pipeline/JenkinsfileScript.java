package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import groovy.lang.Script;

/** Base class of Jenkinsfiles: what Groovy would print goes to the build's log. */
public abstract class JenkinsfileScript extends Script {
    private Build build() {
        return ((Variables) getBinding()).build();
    }

    @Override
    public void println() {
        build().say("");
    }

    @Override
    public void println(Object value) {
        build().say(String.valueOf(value));
    }

    @Override
    public void print(Object value) {
        build().say(String.valueOf(value));
    }

    @Override
    public void printf(String format, Object value) {
        build().say(String.format(format, value));
    }

    @Override
    public void printf(String format, Object[] values) {
        build().say(String.format(format, values));
    }
}
