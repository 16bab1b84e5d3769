package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

/**
 * One reason to stop: somebody aborted the build, a time ran out, another branch failed. Compared by identity.
 *
 * @param result what the build becomes when it is not caught
 * @param reason for the log
 */
public record Interruption(Result result, String reason) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
