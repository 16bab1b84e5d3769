package io.jenkins.plugins.cloudflare.aop.origin;

/**
 * What one visit shows, in the light of the others.
 *
 * @param because what speaks for it, fit for the middle of a sentence
 */
record Reading(Outcome outcome, String because) {
    enum Outcome {
        SERVED,
        REFUSED,
        /** Shows neither, or not for sure. */
        UNDECIDED,
        /** The server does not speak this TLS version. */
        NOT_SPOKEN,
        UNREACHABLE,
        NOT_TLS
    }

    boolean is(Outcome other) {
        return outcome == other;
    }

    static Reading served(Visit visit) {
        return new Reading(Outcome.SERVED, visit.label());
    }

    static Reading refused(Visit visit) {
        return new Reading(Outcome.REFUSED, visit.label());
    }

    static Reading undecided(String because) {
        return new Reading(Outcome.UNDECIDED, because);
    }
}
