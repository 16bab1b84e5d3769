package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Visit;

/**
 * What one visit shows, in the light of the others.
 *
 * @param because what speaks for it, fit for the middle of a sentence
 */
record VisitReading(Outcome outcome, String because) {
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

    static VisitReading served(Visit visit) {
        return new VisitReading(Outcome.SERVED, visit.label());
    }

    static VisitReading refused(Visit visit) {
        return new VisitReading(Outcome.REFUSED, visit.label());
    }

    static VisitReading undecided(String because) {
        return new VisitReading(Outcome.UNDECIDED, because);
    }
}
