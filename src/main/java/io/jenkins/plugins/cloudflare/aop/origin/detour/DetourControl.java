package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Page;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;

/**
 * What the configured certificate gets at the front door; what is refused elsewhere shows something only while it still
 * gets that. Where none was given, what the front door answers without one.
 */
final class DetourControl {
    private final Visit expected;

    DetourControl(Visit expected) {
        this.expected = expected;
    }

    Visit expected() {
        return expected;
    }

    /** Asks once more. */
    static Visit made(DetourVisitor visitor) throws InterruptedIOException {
        Identity configured = visitor.scene().search().configured();
        return configured == null
                ? visitor.atFrontDoor(visitor.scene().newest())
                : visitor.decide(visitor.scene().request(visitor.scene().newest(), configured), false)
                        .visit();
    }

    /** Whether a page is the site's, if not as that was, then as it is in this moment: some show the time of day. */
    static boolean showsNow(DetourVisitor visitor, Page page) throws InterruptedIOException {
        if (visitor.scene().search().configured() == null) {
            return false;
        }
        HttpAnswer now = made(visitor).answer();
        return now != null && page.isAlso(now.page());
    }

    /** Whether the first one was not turned away, and answered where it has a certificate to show. */
    boolean gotThrough(DetourVisitor visitor) throws InterruptedIOException {
        return through(visitor, expected);
    }

    /** Whether a control got through as the first one did. */
    boolean holds(DetourVisitor visitor, Visit control) throws InterruptedIOException {
        return through(visitor, control)
                && control.phase() == expected.phase()
                && control.ending() == expected.ending()
                && control.status() == expected.status();
    }

    /** For the record, of a kind whose control did not hold. */
    DetourVisit shownNothing(DetourVisitor visitor, Detour detour, Visit control) throws InterruptedIOException {
        return new DetourVisit(
                detour,
                "as afterwards " + control.visitor().label()
                        + (gotThrough(visitor) ? " did not get what it got before" : " did not get through"),
                null,
                true,
                control.label());
    }

    private static boolean through(DetourVisitor visitor, Visit control) throws InterruptedIOException {
        if (VisitPace.turnedAway(control)) {
            return false;
        }
        return visitor.scene().search().configured() == null
                || control.answer() != null && (control.answer().succeeded() || isForTheConfigured(visitor, control));
    }

    /** A server that limits visits may refuse everybody by any status: an answer for all is no control. */
    private static boolean isForTheConfigured(DetourVisitor visitor, Visit control) throws InterruptedIOException {
        Visit without = visitor.atFrontDoor(visitor.scene().newest());
        return without.answer() == null || without.status() != control.status();
    }
}
