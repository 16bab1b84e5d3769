package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
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
    /** A server that hangs up on a visit, and not on the front door in between, means this visit. */
    private static final int SURE = 2;

    private final Visits made;
    private final VisitPace pace;
    private final Function<TlsVersion, VisitRequest> front;
    private final DetourNotes notes;

    /**
     * @param front the front door without a certificate
     * @param notes where the visits to the front door are noted that are made in between
     */
    PatientVisits(Visits made, VisitPace pace, Function<TlsVersion, VisitRequest> front, DetourNotes notes) {
        this.notes = notes;
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
    record Asked(HttpAnswer answer, VisitEndedException ended, boolean doubtful) {}

    /** Asks by other means than a usual visit. */
    interface Asking {
        /** Null when there was no way to ask. */
        HttpAnswer ask() throws VisitEndedException, InterruptedIOException;
    }

    /** @param http2 whether HTTP/2 is spoken, whatever else the server speaks */
    Decided decide(VisitRequest request, boolean http2) throws InterruptedIOException {
        long began = System.nanoTime();
        Visit visit = once(request, http2);
        if (!VisitPace.turnedAway(visit)) {
            pace.passed();
            return new Decided(visit, false);
        }
        // Among many at once it may have been one too many; what it means shows when nobody else comes.
        return visit.ending() == Ending.TIMED_OUT
                ? decide(request, http2, visit, began)
                : pace.alone(() -> decide(request, http2, once(request, http2), System.nanoTime()));
    }

    /** @param first made already */
    private Decided decide(VisitRequest request, boolean http2, Visit first, long firstBegan)
            throws InterruptedIOException {
        int meant = 0;
        Visit visit = first;
        long began = firstBegan;
        while (VisitPace.turnedAway(visit)) {
            if (everybody(request.versions().get(0))) {
                meant = 0;
                if (!pace.pause(began)) {
                    return new Decided(visit, true);
                }
            } else if (++meant == SURE) {
                boolean hungUp = visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
                return new Decided(visit, !hungUp);
            }
            began = System.nanoTime();
            visit = once(request, http2);
        }
        pace.passed();
        return new Decided(visit, false);
    }

    private Visit once(VisitRequest request, boolean http2) throws InterruptedIOException {
        return http2 ? made.inHttpTwo(request) : made.make(request);
    }

    Asked decide(TlsVersion version, Asking asking) throws InterruptedIOException {
        while (true) {
            long began = System.nanoTime();
            try {
                HttpAnswer answer = asking.ask();
                boolean busy = answer != null && DetourVisit.busy(answer.status());
                if (!busy) {
                    pace.passed();
                }
                if (!busy || !everybody(version)) {
                    return new Asked(answer, null, busy);
                }
                if (!pace.pause(began)) {
                    return new Asked(answer, null, true);
                }
            } catch (VisitEndedException e) {
                if (!mayBeForEverybody(e) || !everybody(version)) {
                    return new Asked(null, e, false);
                }
                if (!pace.pause(began)) {
                    return new Asked(null, e, true);
                }
            }
        }
    }

    private static boolean mayBeForEverybody(VisitEndedException e) {
        return switch (e.ending()) {
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
