package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;

/** An operation failed for good. The message is for a person: what is wrong with what, and what to do. */
public final class OperationException extends Exception {
    private static final long serialVersionUID = 1L;

    public OperationException(String message) {
        super(PrintableText.row(message));
    }
}
