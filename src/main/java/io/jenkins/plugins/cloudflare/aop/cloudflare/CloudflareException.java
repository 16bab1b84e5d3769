package io.jenkins.plugins.cloudflare.aop.cloudflare;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.time.Duration;
import java.util.Optional;

/**
 * An API call that did not succeed; one nested type for each possible reaction. The message is one sentence that says
 * what is wrong and what to do; {@link #reference()} carries what Cloudflare's support asks for. Nothing of a request
 * or of a raw answer is kept.
 */
public abstract class CloudflareException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final int code;
    private final String ray;

    /**
     * @param httpStatus 0 when there was no answer
     * @param code Cloudflare's error code, 0 when there was none
     * @param ray the CF-Ray header, null when there was none
     */
    protected CloudflareException(String message, int httpStatus, int code, String ray) {
        super(PrintableText.row(message));
        this.httpStatus = httpStatus;
        this.code = code;
        this.ray = ray;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public int code() {
        return code;
    }

    public Optional<String> ray() {
        return Optional.ofNullable(ray);
    }

    /** HTTP status, Cloudflare code and ray as far as known, for the end of a log line. */
    public String reference() {
        StringBuilder text = new StringBuilder();
        if (httpStatus != 0) {
            text.append("HTTP ").append(httpStatus);
        }
        if (code != 0) {
            text.append(text.isEmpty() ? "" : ", ").append("code ").append(code);
        }
        if (ray != null) {
            text.append(text.isEmpty() ? "" : ", ").append("CF-Ray ").append(ray);
        }
        return text.toString();
    }

    /** Waiting cures it: no answer, a server error, a conflict with another write, a rate limit. */
    public boolean isTransient() {
        return false;
    }

    /** How long to wait at least before the next attempt; zero when the API did not say. */
    public Duration retryAfter() {
        return Duration.ZERO;
    }

    /**
     * The service gave no usable answer (connection, time-out, 5xx, truncated JSON), or another write is in flight (409).
     * Whether the API took a write is unknown.
     */
    public static final class Unavailable extends CloudflareException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Unavailable(String message, int httpStatus, int code, String ray) {
            this(message, Duration.ZERO, httpStatus, code, ray);
        }

        public Unavailable(String message, Duration retryAfter, int httpStatus, int code, String ray) {
            super(message, httpStatus, code, ray);
            this.retryAfter = retryAfter;
        }

        @Override
        public boolean isTransient() {
            return true;
        }

        @Override
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Too many requests; every call is refused until {@link #retryAfter()} has passed. */
    public static final class RateLimited extends CloudflareException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public RateLimited(String message, Duration retryAfter, int httpStatus, int code, String ray) {
            super(message, httpStatus, code, ray);
            this.retryAfter = retryAfter;
        }

        @Override
        public boolean isTransient() {
            return true;
        }

        @Override
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The token is wrong, lacks a permission, or may not be used from this address: only a person can cure it. */
    public static final class Unauthorized extends CloudflareException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message, int httpStatus, int code, String ray) {
            super(message, httpStatus, code, ray);
        }
    }

    /** The named thing is not there. */
    public static final class NotFound extends CloudflareException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message, int httpStatus, int code, String ray) {
            super(message, httpStatus, code, ray);
        }

        /** Empty when one of the codes says that the thing is not there; a wrong path or zone is an error still. */
        public <T> Optional<T> orEmptyFor(int... codes) throws NotFound {
            for (int code : codes) {
                if (code() == code) {
                    return Optional.empty();
                }
            }
            throw this;
        }
    }

    /** The API understood the request and refuses it; {@link #code()} says why. */
    public static final class Rejected extends CloudflareException {
        private static final long serialVersionUID = 1L;

        public Rejected(String message, int httpStatus, int code, String ray) {
            super(message, httpStatus, code, ray);
        }
    }

    /**
     * What answers at the base URL is not Cloudflare's API: a certificate that is not trusted, a redirect, a web page
     * where JSON belongs, an answer without end. A proxy or a wrong URL; only a person can cure it.
     */
    public static final class Misdirected extends CloudflareException {
        private static final long serialVersionUID = 1L;

        public Misdirected(String message, int httpStatus, String ray) {
            super(message, httpStatus, 0, ray);
        }
    }

    /** The calling thread was interrupted during the call; whether the API took a write is unknown. */
    public static final class Interrupted extends CloudflareException {
        private static final long serialVersionUID = 1L;

        public Interrupted(String message) {
            super(message, 0, 0, null);
        }
    }
}
