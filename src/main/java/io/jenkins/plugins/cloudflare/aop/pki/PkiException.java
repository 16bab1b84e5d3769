package io.jenkins.plugins.cloudflare.aop.pki;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;

/**
 * Key material that cannot be used. The message is one sentence that names the credential, says what is wrong and what to
 * do; it has no cause, since the text of a parser may quote what it read.
 */
public final class PkiException extends Exception {
    private static final long serialVersionUID = 1L;

    public PkiException(String message) {
        super(PrintableText.row(message));
    }
}
