package io.jenkins.plugins.cloudflare.aop.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** A fault to come, for tests: which requests it meets, how many of them, and what it does. Immutable. */
public final class Fault {
    private final BiPredicate<String, String> matcher;
    private int times = 1;
    private int status;
    private String contentType = "application/json";
    private String body = "";
    private Duration delay = Duration.ZERO;
    private boolean dropped;
    private boolean afterApplying;
    private Oddity oddity;
    private Duration lateness;
    private List<Map.Entry<String, String>> headers = List.of();

    private Fault(BiPredicate<String, String> matcher) {
        this.matcher = matcher;
    }

    private Fault(Fault from) {
        this.matcher = from.matcher;
        this.times = from.times;
        this.status = from.status;
        this.contentType = from.contentType;
        this.body = from.body;
        this.delay = from.delay;
        this.dropped = from.dropped;
        this.afterApplying = from.afterApplying;
        this.headers = from.headers;
        this.oddity = from.oddity;
        this.lateness = from.lateness;
    }

    /** Meets requests of this method whose path (after {@code /client/v4}, without query) ends with this text. */
    public static Fault on(String method, String pathEnd) {
        return matching((m, path) -> m.equals(method) && path.endsWith(pathEnd));
    }

    /** Meets requests for which method and path (after {@code /client/v4}, without query) fulfil the condition. */
    public static Fault matching(BiPredicate<String, String> matcher) {
        return new Fault(matcher);
    }

    /** Meets this many requests instead of one. */
    public Fault times(int value) {
        Fault copy = new Fault(this);
        copy.times = value;
        return copy;
    }

    /** Answers with the API's envelope of an error. */
    public Fault error(int httpStatus, int code, String message) {
        String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"");
        return answer(
                httpStatus,
                "application/json",
                "{\"success\":false,\"errors\":[{\"code\":" + code + ",\"message\":\"" + quoted
                        + "\"}],\"messages\":[]}");
    }

    /** Answers with this text. */
    public Fault answer(int httpStatus, String type, String text) {
        Fault copy = new Fault(this);
        copy.status = httpStatus;
        copy.contentType = type;
        copy.body = text;
        return copy;
    }

    /** Adds a header to the answer. */
    public Fault header(String name, String value) {
        Fault copy = new Fault(this);
        copy.headers = new ArrayList<>(headers);
        copy.headers.add(Map.entry(name, value));
        return copy;
    }

    /** Waits before anything else; alone, the request is answered as usual afterwards. */
    public Fault delay(Duration value) {
        Fault copy = new Fault(this);
        copy.delay = value;
        return copy;
    }

    /** Closes the connection without an answer. */
    public Fault dropped() {
        Fault copy = new Fault(this);
        copy.dropped = true;
        return copy;
    }

    /** Does what was asked first, so that only the answer is lost. */
    public Fault afterApplying() {
        Fault copy = new Fault(this);
        copy.afterApplying = true;
        return copy;
    }

    /** Answers as usual but for this. */
    public Fault odd(Oddity value) {
        Fault copy = new Fault(this);
        copy.oddity = value;
        return copy;
    }

    /** Closes the connection without an answer, and does what was asked this much later by the emulator's clock. */
    public Fault late(Duration value) {
        Fault copy = dropped();
        copy.lateness = value;
        return copy;
    }

    boolean meets(String method, String path) {
        return matcher.test(method, path);
    }

    int times() {
        return times;
    }

    /** 0 when the request is answered as usual. */
    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    String body() {
        return body;
    }

    Duration delay() {
        return delay;
    }

    boolean isDropped() {
        return dropped;
    }

    boolean isAfterApplying() {
        return afterApplying;
    }

    /** Null for none. */
    Oddity oddity() {
        return oddity;
    }

    /** Null when it is not done late. */
    Duration lateness() {
        return lateness;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }
}
