package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

/** A step failed, and its message says all there is to say. */
public final class AbortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AbortException(String message) {
        super(message);
    }
}
