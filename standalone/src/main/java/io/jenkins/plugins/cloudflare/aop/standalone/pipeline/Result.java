package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a build ended, from best to worst as in Jenkins. */
public enum Result {
    SUCCESS(0),
    UNSTABLE(1),
    FAILURE(2),
    /** Cut off before it could succeed or fail: for a program that reads the exit status the same as aborted. */
    NOT_BUILT(3),
    ABORTED(3);

    private final int status;

    Result(int status) {
        this.status = status;
    }

    /** Exit status of the runner. */
    public int status() {
        return status;
    }

    public boolean isWorseThan(Result other) {
        return compareTo(other) > 0;
    }

    /**
     * Reads a result that a script gives.
     *
     * @param what the property or parameter, for the message
     * @throws AbortException when it is none; Jenkins would take it for FAILURE
     */
    public static Result of(String what, String text) {
        for (Result value : values()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new AbortException(what + " is '" + text + "', which is none of "
                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
