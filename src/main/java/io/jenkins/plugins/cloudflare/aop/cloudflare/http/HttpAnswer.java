package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.time.Duration;

/** An HTTP answer before it is understood. Not a record: its text form must not show the body. */
final class HttpAnswer {
    final int status;
    final String contentType;
    final byte[] body;
    final String ray;
    final Duration retryAfter;
    final String location;

    HttpAnswer(int status, String contentType, byte[] body, String ray, Duration retryAfter, String location) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.ray = ray;
        this.retryAfter = retryAfter;
        this.location = location;
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** A web page rather than an answer of the API. */
    boolean isPage() {
        if (contentType != null && contentType.startsWith("text/html")) {
            return true;
        }
        for (byte b : body) {
            if (!Character.isWhitespace(b)) {
                return b == '<';
            }
        }
        return false;
    }
}
