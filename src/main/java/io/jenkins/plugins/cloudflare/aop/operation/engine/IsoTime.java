package io.jenkins.plugins.cloudflare.aop.operation.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the record and the journal write them. */
public final class IsoTime {
    private IsoTime() {}

    /** ISO 8601 in UTC, whole seconds. */
    public static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
