package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.Staged;
import io.jenkins.plugins.cloudflare.aop.origin.search.FrontDoor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The visits of one target by ways around its front door, kind by kind. After each kind a control has to get through, or
 * what was refused shows nothing: the server may have turned everybody away by then.
 */
public final class DetourProbe implements Staged {
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

    private final DetourScene scene;
    private final List<DetourWays> sought;
    private final DetourNotes notes = new DetourNotes();
    /** What is still to be done, by the kinds of which one control shows that it means something. */
    private final Map<Set<Detour>, DetourVisitor.Part> left = new LinkedHashMap<>();

    private FrontDoor front;
    private DetourControl control;

    public DetourProbe(DetourScene scene) {
        this.scene = scene;
        sought = WAYS.stream().filter(ways -> scene.seeks(ways.detour())).toList();
    }

    /** All kinds of ways, where no refusal at the front door may be meant for one of too many. */
    @Override
    public void atOnce(SideBySide beside) throws InterruptedIOException {
        if (sought.isEmpty()
                || scene.remote().objection() != null
                || scene.search().versions().isEmpty()) {
            return;
        }
        DetourVisitor visitor = new DetourVisitor(scene, beside);
        meet(visitor);
        if (!front.refuses(scene.search().versions()) || !kinds(visitor, beside)) {
            notes.forgetRefusals(front.page());
            left.clear();
            sought.forEach(ways -> left.put(EnumSet.of(ways.detour()), ways::run));
        }
    }

    @Override
    public boolean done() {
        return left.isEmpty();
    }

    @Override
    public void inTurn() throws InterruptedIOException {
        DetourVisitor alone = new DetourVisitor(scene, SideBySide.IN_TURN);
        scene.visits().settle();
        alone.atFrontDoor(scene.newest());
        notes.addAll(alone.notes());
        for (Map.Entry<Set<Detour>, DetourVisitor.Part> kinds : left.entrySet()) {
            inTurn(kinds.getKey(), kinds.getValue());
        }
    }

    public TargetDetours seen() {
        return notes.of(scene.target());
    }

    /** Gets to know the front door once for all that follows, as far as the proof has not shown it. */
    private void meet(DetourVisitor visitor) throws InterruptedIOException {
        FrontDoor known = scene.search().front();
        Map<TlsVersion, Visit> bare = new EnumMap<>(TlsVersion.class);
        bare.putAll(known.bare());
        for (TlsVersion version : scene.search().versions()) {
            if (!bare.containsKey(version)) {
                Visit visit = visitor.atFrontDoor(version);
                if (!VisitPace.turnedAway(visit)) {
                    bare.put(version, visit);
                }
            }
        }
        boolean given = scene.search().configured() != null;
        Visit first = given ? known.configured() : bare.get(scene.newest());
        control = new DetourControl(first == null ? DetourControl.made(visitor) : first);
        for (int tried = 1;
                tried < TRIES && !control.gotThrough(visitor) && scene.pace().pause(System.nanoTime());
                tried++) {
            control = new DetourControl(DetourControl.made(visitor));
        }
        front = new FrontDoor(given ? control.expected() : null, bare);
        visitor.know(front);
        notes.addAll(visitor.notes());
    }

    /**
     * All kinds at once, each with a control of its own at its end, in the midst of the others.
     *
     * @return whether every control got through; else nothing was shown
     */
    private boolean kinds(DetourVisitor known, SideBySide beside) throws InterruptedIOException {
        AtomicBoolean failed = new AtomicBoolean();
        List<DetourWays> begun = new ArrayList<>(sought);
        begun.sort(Comparator.comparing(ways -> !ways.waits()));
        List<SideBySide.Work<DetourNotes>> works = new ArrayList<>();
        for (DetourWays ways : begun) {
            works.add(() -> {
                DetourVisitor visitor = known.another();
                ways.run(visitor);
                if (!control.holds(visitor, DetourControl.made(visitor))) {
                    failed.set(true);
                }
                return visitor.notes();
            });
        }
        List<DetourNotes> seen = beside.all(works);
        Map<Detour, List<DetourVisitor.Part>> again = new EnumMap<>(Detour.class);
        for (DetourWays ways : sought) {
            notes.addAll(seen.get(begun.indexOf(ways)), ways::run, front.page());
            List<DetourVisitor.Part> parts = notes.takeAgain();
            if (!parts.isEmpty()) {
                again.put(ways.detour(), parts);
            }
        }
        if (!again.isEmpty()) {
            // They are few, so that one control at the end does.
            left.put(again.keySet(), visitor -> {
                for (DetourVisitor.Part part :
                        again.values().stream().flatMap(List::stream).toList()) {
                    scene.visits().settle();
                    part.run(visitor);
                }
            });
        }
        return !failed.get();
    }

    private void inTurn(Set<Detour> kinds, DetourVisitor.Part ways) throws InterruptedIOException {
        DetourVisitor known = new DetourVisitor(scene, SideBySide.IN_TURN);
        known.know(front);
        for (int tried = 1; ; tried++) {
            DetourVisitor visitor = known.another();
            long began = System.nanoTime();
            ways.run(visitor);
            Visit afterwards = DetourControl.made(visitor);
            boolean held = control.holds(visitor, afterwards);
            boolean over = held || tried == TRIES || !scene.pace().pause(began);
            if (over && !held) {
                for (Detour detour : kinds) {
                    visitor.note(control.shownNothing(visitor, detour, afterwards));
                }
            }
            if (over || visitor.notes().served(front.page())) {
                notes.addAll(visitor.notes());
            }
            if (over) {
                return;
            }
        }
    }
}
