package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.search.FrontDoor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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
        List<DetourWays> sought = WAYS.stream()
                .filter(ways -> visitor.scene().seeks(ways.detour()))
                .toList();
        if (!sought.isEmpty()
                && visitor.scene().remote().objection() == null
                && !visitor.scene().search().versions().isEmpty()) {
            meet();
            if (!atOnce(sought)) {
                // The server may have had too much of them.
                visitor.notes().forgetRefusals();
                visitor.slowDown();
                for (DetourWays ways : sought) {
                    inTurn(ways);
                }
            }
        }
        return visitor.notes().of(visitor.scene().target());
    }

    /** Gets to know the front door once for all that follows, unless the proof has shown it. */
    private void meet() throws InterruptedIOException {
        FrontDoor known = visitor.scene().search().front();
        boolean given = visitor.scene().search().configured() != null;
        List<TlsVersion> versions = visitor.scene().search().versions();
        Map<TlsVersion, Visit> bare = new EnumMap<>(TlsVersion.class);
        List<SideBySide.Work<Visit>> works = new ArrayList<>();
        expected = given ? known.configured() : known.bare().get(visitor.scene().newest());
        if (expected == null) {
            works.add(() -> expected = control(visitor));
        }
        for (TlsVersion version : versions) {
            if (known.bare().containsKey(version)) {
                bare.put(version, known.bare().get(version));
            } else {
                works.add(() -> visitor.atFrontDoor(version));
            }
        }
        for (Visit visit : visitor.beside().all(works)) {
            if (visit.visitor() == Visitor.ANONYMOUS && !VisitPace.turnedAway(visit)) {
                bare.put(visit.version(), visit);
            }
        }
        for (int tried = 1; !through(visitor, expected) && tried < TRIES && visitor.pause(System.nanoTime()); tried++) {
            expected = control(visitor);
        }
        visitor.know(given && expected.answer() != null ? expected.answer().page() : null, bare);
    }

    /**
     * All kinds at once, each with a control of its own at its end, in the midst of the others.
     *
     * @return whether every control got through
     */
    private boolean atOnce(List<DetourWays> sought) throws InterruptedIOException {
        AtomicBoolean failed = new AtomicBoolean();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (DetourWays ways : sought) {
            parts.add(one -> {
                ways.run(one);
                Visit control = control(one);
                if (!through(one, control) || !asExpected(control)) {
                    failed.set(true);
                }
            });
        }
        visitor.sideBySide(parts);
        return !failed.get();
    }

    private void inTurn(DetourWays ways) throws InterruptedIOException {
        for (int tried = 1; ; tried++) {
            DetourVisitor one = visitor.inTurn();
            long began = System.nanoTime();
            ways.run(one);
            Visit control = control(one);
            boolean held = through(one, control) && asExpected(control);
            boolean over = held || tried == TRIES || !visitor.pause(began);
            if (over || one.notes().succeeded()) {
                visitor.notes().addAll(one.notes());
            }
            if (over) {
                if (!held) {
                    visitor.note(shownNothing(ways, control));
                }
                return;
            }
        }
    }

    private DetourVisit shownNothing(DetourWays ways, Visit control) throws InterruptedIOException {
        return new DetourVisit(
                ways.detour(),
                "as afterwards " + control.visitor().label()
                        + (through(visitor, expected) ? " did not get what it got before" : " did not get through"),
                null,
                true,
                control.label());
    }

    /** The configured certificate at the front door; where none was given, whether the front door is there at all. */
    private static Visit control(DetourVisitor visitor) throws InterruptedIOException {
        Identity configured = visitor.scene().search().configured();
        return configured == null
                ? visitor.atFrontDoor(visitor.scene().newest())
                : visitor.decide(visitor.scene().request(visitor.scene().newest(), configured), false)
                        .visit();
    }

    /** Whether a control was not turned away, and answered where it has a certificate to show. */
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

    private boolean asExpected(Visit control) {
        return control.phase() == expected.phase()
                && control.ending() == expected.ending()
                && control.status() == expected.status();
    }
}
