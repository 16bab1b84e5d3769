package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;

/**
 * One visit on a way around the front door. Only visits that found the way to exist are told: a
 * port that was closed, a protocol that was not spoken or a session that was not resumed are none.
 *
 * @param way which way, for people, fit for the middle of a sentence
 * @param answer null when there was no HTTP response
 * @param standard what makes this visit a served one
 * @param doubtful true when the visit shows nothing and another one might: no connection, no answer in time, a server
 *     that is busy
 * @param ended how it ended, in short
 * @param who takes the way, to be put behind "a visitor"
 */
public record DetourVisit(
        Detour detour, String way, HttpAnswer answer, Standard standard, boolean doubtful, String ended, String who)
        implements Serializable {

    /** By what a visit counts as served. */
    public enum Standard {
        /** Any success, or what the configured certificate gets at the front door. */
        ANY_SUCCESS,
        /** The page of the front door alone, as another site may rightly answer here. */
        SAME_PAGE,
        /** Any answer, as the visit was only told because it was one that it must not get. */
        ANY_ANSWER,
        /** Nothing: a person should know of it, and it fails nothing. */
        WARNING
    }

    /** By whom the way is usually taken. */
    public DetourVisit(
            Detour detour, String way, HttpAnswer answer, Standard standard, boolean doubtful, String ended) {
        this(detour, way, answer, standard, doubtful, ended, detour.visitor());
    }

    /** Served by any success. */
    public DetourVisit(Detour detour, String way, HttpAnswer answer, boolean doubtful, String ended) {
        this(detour, way, answer, Standard.ANY_SUCCESS, doubtful, ended);
    }

    /** Whether it was answered with success, or with the site's page whatever the status. */
    public boolean served(Page site) {
        return answer != null && answer.serves(site);
    }

    /** Whether a page came with success that is not the site's, where nothing but that counts as served. */
    public boolean isAnotherPage(Page site) {
        return standard == Standard.SAME_PAGE
                && answer != null
                && answer.succeeded()
                && answer.page() != null
                && !answer.page().isAlso(site);
    }

    /** The same, counted by another standard. */
    public DetourVisit with(Standard other) {
        return new DetourVisit(detour, way, answer, other, doubtful, ended, who);
    }

    /** Whether a server says that it has no time now. */
    public static boolean busy(int status) {
        return status == 429 || status == 503;
    }

    /** A visit without TLS that was answered. */
    public static DetourVisit answered(Detour detour, String way, HttpAnswer answer, Standard standard) {
        return new DetourVisit(detour, way, answer, standard, busy(answer.status()), "HTTP " + answer.status());
    }

    public static DetourVisit of(Detour detour, String way, Visit visit, Standard standard, boolean doubtful) {
        boolean fault = visit.ending() == Ending.OWN_FAULT;
        Visitor visitor = visit.visitor();
        String who = visitor.isForged() ? "with " + visitor.label() : detour.visitor();
        return new DetourVisit(detour, way, visit.answer(), standard, doubtful || fault, visit.label(), who);
    }
}
