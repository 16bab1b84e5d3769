package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.function.Function;

/**
 * Repeats visits that were turned away until it is clear whether the server means the visit or everybody. The front door,
 * visited in between, shows which.
 */
final class PatientVisits {
    private static final int UNAVAILABLE = 503;

    private final Visits made;
    private final VisitPace pace;
    private final Function<TlsVersion, VisitRequest> front;
    private final Identity configured;
    private final DetourNotes notes;

    /**
     * @param front the front door without a certificate
     * @param configured null when no certificate is configured
     * @param notes where the visits to the front door are noted that are made in between
     */
    PatientVisits(
            Visits made,
            VisitPace pace,
            Function<TlsVersion, VisitRequest> front,
            Identity configured,
            DetourNotes notes) {
        this.notes = notes;
        this.configured = configured;
        this.made = made;
        this.pace = pace;
        this.front = front;
    }

    /** @param doubtful whether the visit shows nothing */
    record Decided(Visit visit, boolean doubtful) {}

    /**
     * What came of asking by other means than a usual visit.
     *
     * @param answer null when there was none in HTTP
     * @param ended how it ended without an answer, null when nothing went wrong
     * @param doubtful whether it shows nothing
     */
    record Asked(HttpAnswer answer, VisitEndedException ended, boolean doubtful) {
        /** As {@link Visit#clear}; where there was no way to ask, nothing is open. */
        boolean clear() {
            return answer != null ? answer.clear() : ended == null || ended.ending() == Ending.ALERT;
        }
    }

    /** Asks by other means than a usual visit. */
    interface Asking {
        /** Null when there was no way to ask. */
        HttpAnswer ask() throws VisitEndedException, InterruptedIOException;

        /** Whether an answer leaves nothing open, as {@link Visit#clear}. */
        default boolean clear(HttpAnswer answer) {
            return answer.clear();
        }
    }

    /** @param http2 whether HTTP/2 is spoken, whatever else the server speaks */
    Decided decide(VisitRequest request, boolean http2) throws InterruptedIOException {
        TlsVersion version = request.versions().get(0);
        while (true) {
            long began = System.nanoTime();
            Visit visit = once(request, http2);
            if (!VisitPace.turnedAway(visit)) {
                pace.passed();
                return new Decided(visit, false);
            }
            if (visit.ending() == Ending.TIMED_OUT) {
                if (!everybody(version)) {
                    return again(request, http2);
                }
                if (!pace.pause(began)) {
                    return new Decided(visit, true);
                }
                continue;
            }
            // Among many at once it may have been one too many; what it means shows when nobody else comes.
            Decided[] decided = {new Decided(visit, true)};
            VisitPace.Turn turn = pace.turnedAway(began, () -> {
                if (everybody(version)) {
                    return false;
                }
                decided[0] = again(request, http2);
                return !VisitPace.turnedAway(decided[0].visit()) || !everybody(version);
            });
            if (turn != VisitPace.Turn.AGAIN) {
                return turn == VisitPace.Turn.CLEAR ? decided[0] : new Decided(visit, true);
            }
        }
    }

    /** A server that hangs up twice, and not on the front door in between, means this visit. */
    private Decided again(VisitRequest request, boolean http2) throws InterruptedIOException {
        Visit visit = once(request, http2);
        boolean hungUp = visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
        return new Decided(visit, VisitPace.turnedAway(visit) && !hungUp && !nothingThere(request, visit, http2));
    }

    /** HAProxy without a back end for a name answers 503; so it does to whoever has the configured certificate. */
    private boolean nothingThere(VisitRequest request, Visit visit, boolean http2) throws InterruptedIOException {
        return visit.status() == UNAVAILABLE
                && configured != null
                && once(request.by(configured), http2).status() == UNAVAILABLE;
    }

    private Visit once(VisitRequest request, boolean http2) throws InterruptedIOException {
        return http2 ? made.inHttpTwo(request) : made.make(request);
    }

    Asked decide(TlsVersion version, Asking asking) throws InterruptedIOException {
        while (true) {
            long began = System.nanoTime();
            Asked first = once(asking);
            if (!mayBeForEverybody(first)) {
                return first;
            }
            Asked[] asked = {first};
            VisitPace.Turn turn = pace.turnedAway(began, () -> {
                if (everybody(version)) {
                    return false;
                }
                boolean silent = first.ended() != null && first.ended().ending() == Ending.TIMED_OUT;
                asked[0] = silent ? first : once(asking);
                return silent || !mayBeForEverybody(asked[0]) || !everybody(version);
            });
            if (turn != VisitPace.Turn.AGAIN) {
                boolean over = turn == VisitPace.Turn.OVER;
                return over ? new Asked(asked[0].answer(), asked[0].ended(), true) : asked[0];
            }
        }
    }

    private Asked once(Asking asking) throws InterruptedIOException {
        try {
            HttpAnswer answer = asking.ask();
            boolean busy = answer != null && DetourVisit.busy(answer.status());
            if (!busy) {
                pace.passed();
            }
            return new Asked(answer, null, busy);
        } catch (VisitEndedException e) {
            return new Asked(null, e, false);
        }
    }

    private static boolean mayBeForEverybody(Asked asked) {
        return asked.doubtful()
                || asked.ended() != null
                        && switch (asked.ended().ending()) {
                            case CLOSED, RESET, NOT_CONNECTED, TIMED_OUT -> true;
                            default -> false;
                        };
    }

    /** Whether the server turns away whoever comes. */
    private boolean everybody(TlsVersion version) throws InterruptedIOException {
        Visit visit = made.make(front.apply(version));
        notes.addFrontDoor(visit);
        return VisitPace.turnedAway(visit);
    }

    /** What a visitor without a certificate gets at the front door. */
    Decided atFrontDoor(TlsVersion version) throws InterruptedIOException {
        Decided decided = decide(front.apply(version), false);
        notes.addFrontDoor(decided.visit());
        return decided;
    }
}
