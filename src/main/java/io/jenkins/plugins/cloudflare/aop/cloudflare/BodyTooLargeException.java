package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.io.IOException;

/** An answer went on beyond {@link Limits#bodyBytes()}. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(int limit) {
        super("the answer is longer than " + limit + " bytes");
    }
}
