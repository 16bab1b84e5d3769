package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.io.IOException;

/** An answer went on beyond {@link HttpLimits#bodyBytes()}. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(int limit) {
        super("the answer is longer than " + limit + " bytes");
    }
}
