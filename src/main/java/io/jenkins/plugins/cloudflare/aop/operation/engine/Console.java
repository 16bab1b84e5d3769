package io.jenkins.plugins.cloudflare.aop.operation.engine;

/** Where an operation says what it does: the build's log, or standard output. */
@FunctionalInterface
public interface Console {
    /** Prints one line. */
    void say(String line);
}
