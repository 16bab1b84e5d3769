package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;

/**
 * One visit on a way around the front door. Only visits that found the way to exist are told: a
 * port that was closed, a protocol that was not spoken or a session that was not resumed are none.
 *
 * @param way which way, for people, fit for the middle of a sentence
 * @param answer null when there was no HTTP response
 * @param doubtful true when the visit shows nothing and another one might: no connection, no answer in time, a server
 *     that is busy
 * @param ended how it ended, in short
 */
public record DetourVisit(Detour detour, String way, HttpAnswer answer, boolean doubtful, String ended)
        implements Serializable {

    /** Whether a server says that it has no time now. */
    public static boolean busy(int status) {
        return status == 429 || status == 503;
    }

    public static DetourVisit of(Detour detour, String way, Visit visit) {
        boolean doubtful = visit.ending() == Ending.TIMED_OUT
                || visit.ending() == Ending.NOT_CONNECTED
                || visit.ending() == Ending.OWN_FAULT
                || busy(visit.status());
        return new DetourVisit(detour, way, visit.answer(), doubtful, visit.label());
    }
}
