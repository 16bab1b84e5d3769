package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;
import java.util.List;

/**
 * The visits of one target by ways around its front door, kind by kind. After each kind a control has to get through, or
 * what was refused shows nothing: the server may have turned everybody away by then.
 */
public final class DetourProbe {
    /** Where nothing but a longer pause can help. */
    private static final int TRIES = 2;

    private static final List<DetourWays> WAYS = List.of(
            new OtherNameWays(),
            new PlainHttpWays(),
            new SpoofedHeaderWays(),
            new OtherPathWays(),
            new OtherPortWays(),
            new ResumptionWays(),
            new OtherProtocolWays(),
            new ExpiredCertificateWays(),
            new FragmentedHelloWays(),
            new OldTlsWays());

    private final DetourVisitor visitor;
    private Visit expected;

    public DetourProbe(DetourVisitor visitor) {
        this.visitor = visitor;
    }

    public TargetDetours run() throws InterruptedIOException {
        boolean sought = WAYS.stream().anyMatch(ways -> visitor.seeks(ways.detour()));
        if (!sought
                || visitor.remote().objection() != null
                || visitor.search().versions().isEmpty()) {
            return visitor.seen();
        }
        expected = control();
        for (int tried = 1; !through(expected) && tried < TRIES && visitor.pause(System.nanoTime()); tried++) {
            expected = control();
        }
        if (visitor.search().configured() != null && expected.answer() != null) {
            visitor.site(expected.answer().page());
        }
        for (DetourWays ways : WAYS) {
            if (visitor.seeks(ways.detour())) {
                run(ways);
            }
        }
        return visitor.seen();
    }

    private void run(DetourWays ways) throws InterruptedIOException {
        int from = visitor.count();
        for (int tried = 1; ; tried++) {
            long began = System.nanoTime();
            ways.run(visitor);
            Visit control = control();
            if (through(control) && asExpected(control)) {
                return;
            }
            if (tried == TRIES || !visitor.pause(began)) {
                visitor.note(new DetourVisit(
                        ways.detour(),
                        "as afterwards " + control.visitor().label()
                                + (through(expected) ? " did not get what it got before" : " did not get through"),
                        null,
                        true,
                        control.label()));
                return;
            }
            boolean served = visitor.since(from).stream()
                    .anyMatch(visit -> visit.answer() != null && visit.answer().succeeded());
            if (!served) {
                visitor.forget(from);
            }
        }
    }

    /** The configured certificate at the front door; where none was given, whether the front door is there at all. */
    private Visit control() throws InterruptedIOException {
        Identity configured = visitor.search().configured();
        return configured == null
                ? visitor.atFrontDoor(visitor.newest())
                : visitor.decide(visitor.request(visitor.newest(), configured), false)
                        .visit();
    }

    /** Whether a control was not turned away, and answered where it has a certificate to show. */
    private boolean through(Visit control) throws InterruptedIOException {
        if (VisitPace.turnedAway(control)) {
            return false;
        }
        return visitor.search().configured() == null
                || control.answer() != null && (control.answer().succeeded() || isForTheConfigured(control));
    }

    /** A server that limits visits may refuse everybody by any status: an answer for all is no control. */
    private boolean isForTheConfigured(Visit control) throws InterruptedIOException {
        Visit without = visitor.atFrontDoor(visitor.newest());
        return without.answer() == null || without.status() != control.status();
    }

    private boolean asExpected(Visit control) {
        return control.phase() == expected.phase()
                && control.ending() == expected.ending()
                && control.status() == expected.status();
    }
}
