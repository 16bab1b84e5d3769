package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.search.FrontDoor;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the visits on the ways around one target, each as often as it takes to know what became of it, and keeps what was
 * seen. Parts of that may be made side by side, each by a visitor of its own.
 */
public final class DetourVisitor {
    private final DetourScene scene;
    private final PatientVisits patient;
    private final SideBySide beside;
    private final boolean amongMany;
    private final DetourNotes notes = new DetourNotes();
    private FrontDoor front;

    /** @param beside has parts done side by side, as far as the address takes it */
    public DetourVisitor(DetourScene scene, SideBySide beside) {
        this.scene = scene;
        this.beside = beside;
        amongMany = beside != SideBySide.IN_TURN;
        front = scene.search().front();
        patient = new PatientVisits(
                scene.visits(), scene.pace(), scene::frontDoor, scene.search().configured(), notes);
    }

    /** One that knows the same and has seen nothing yet. */
    DetourVisitor another() {
        DetourVisitor other = new DetourVisitor(scene, beside);
        other.front = front;
        return other;
    }

    /** Some of the visits of a target. */
    @FunctionalInterface
    interface Part {
        void run(DetourVisitor visitor) throws InterruptedIOException;
    }

    /** Makes parts of the visits, which do not depend on each other, and notes in their order what was seen. */
    void sideBySide(List<Part> parts) throws InterruptedIOException {
        List<SideBySide.Work<DetourNotes>> works = new ArrayList<>();
        parts.forEach(part -> works.add(() -> {
            DetourVisitor visitor = another();
            part.run(visitor);
            return visitor.notes;
        }));
        List<DetourNotes> seen = beside.all(works);
        for (int i = 0; i < seen.size(); i++) {
            notes.addAll(seen.get(i), parts.get(i), front.page());
        }
    }

    /**
     * Repeats a refused visit alone: by its ClientHello and the load a balancer may choose a back end before TLS.
     *
     * @param way its number, by which many targets at one address share such visits
     */
    void onceMoreAlone(int way, Part visit) {
        if (amongMany && scene.share().has(way)) {
            notes.again(visit);
        }
    }

    /** As {@link Visit#clear}; who came to the wrong site is told so, whatever the load. */
    boolean clear(VisitRequest request, Visit visit) {
        return visit.clear() || request.misdirected(visit.status()) || isWordless(request, visit);
    }

    /** HEAD is answered without words (RFC 9110, section 9.3.2), so that the front door's status has to do. */
    private boolean isWordless(VisitRequest request, Visit visit) {
        Visit same = front.bare().get(visit.version());
        boolean alike = same != null && same.clear() && same.status() == visit.status();
        return alike && visit.answer() != null && request.question().method().equals("HEAD");
    }

    /** What came of a visit: a refusal among many that may be meant for one of too many shows nothing. */
    void came(boolean clear) {
        if (amongMany && !clear) {
            notes.unclear();
        }
    }

    DetourScene scene() {
        return scene;
    }

    /**
     * Visits over TLS and notes what was seen.
     *
     * @param http2 whether HTTP/2 is spoken, whatever else the server speaks
     */
    Visit visit(Detour detour, String way, VisitRequest request, Standard standard, boolean http2)
            throws InterruptedIOException {
        PatientVisits.Decided decided = decide(request, http2);
        Visit visit = decided.visit();
        if (!http2 || visit.answer() != null) {
            note(DetourVisit.of(detour, way, visit, standard, decided.doubtful()));
        }
        return visit;
    }

    void note(DetourVisit visit) throws InterruptedIOException {
        boolean other = visit.isAnotherPage(front.page());
        boolean now = other && DetourControl.showsNow(this, visit.answer().page());
        came(!other || now);
        notes.add(now ? visit.with(Standard.ANY_SUCCESS) : visit);
    }

    void note(OfferedIssuers issuers) {
        notes.add(issuers);
    }

    /** Visits until it is clear whether a server that turns the visit away means the visit or everybody. */
    PatientVisits.Decided decide(VisitRequest request, boolean http2) throws InterruptedIOException {
        PatientVisits.Decided decided = patient.decide(request, http2);
        came(request.visitor() == Visitor.CONFIGURED || clear(request, decided.visit()));
        return decided;
    }

    /**
     * Asks by other means than a usual visit and notes what was answered; what shows nothing is noted as well.
     *
     * @return null when there was no answer in HTTP
     */
    PatientVisits.Asked ask(
            Detour detour, String way, TlsVersion version, Standard standard, PatientVisits.Asking asking)
            throws InterruptedIOException {
        PatientVisits.Asked asked = patient.decide(version, asking);
        came(asked.answer() == null ? asked.clear() : asking.clear(asked.answer()));
        if (asked.answer() != null) {
            int status = asked.answer().status();
            boolean doubtful = asked.doubtful() || DetourVisit.busy(status) && standard != Standard.SAME_PAGE;
            note(new DetourVisit(detour, way, asked.answer(), standard, doubtful, "HTTP " + status));
        } else if (asked.doubtful()) {
            boolean connected = asked.ended().ending() != Ending.NOT_CONNECTED;
            note(new DetourVisit(
                    detour, way, null, true, connected ? "every visitor is turned away" : "no connection"));
        }
        return asked;
    }

    /** What a visitor without a certificate gets at the front door. */
    Visit atFrontDoor(TlsVersion version) throws InterruptedIOException {
        return patient.atFrontDoor(version).visit();
    }

    /** The same as it was in the beginning, on which a kind of way goes on; what shows nothing is noted. */
    Visit atFrontDoor(Detour detour, TlsVersion version) throws InterruptedIOException {
        Visit known = front.bare().get(version);
        if (known != null) {
            return known;
        }
        PatientVisits.Decided decided = patient.atFrontDoor(version);
        if (decided.doubtful()) {
            String way = "at the front door on " + version.label();
            note(DetourVisit.of(detour, way, decided.visit(), Standard.ANY_SUCCESS, true));
        }
        return decided.visit();
    }

    /** The newest version's refusal in HTTP at the front door, null where TLS refuses, which sees nothing of a request. */
    Visit refusal(Detour detour) throws InterruptedIOException {
        List<TlsVersion> versions = scene.search().versions();
        for (int i = versions.size() - 1; i >= 0; i--) {
            Visit visit = atFrontDoor(detour, versions.get(i));
            if (visit.answer() != null) {
                return visit;
            }
        }
        return null;
    }

    /** Gets to know the front door, once for all kinds of ways. */
    void know(FrontDoor other) {
        front = other;
    }

    FrontDoor front() {
        return front;
    }

    DetourNotes notes() {
        return notes;
    }
}
