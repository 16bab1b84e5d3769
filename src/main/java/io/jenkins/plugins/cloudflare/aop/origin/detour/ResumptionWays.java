package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Sessions that are opened without the right certificate, under another name or port or its own, and resumed. */
final class ResumptionWays implements DetourWays {
    private static final String TICKETS =
            "in a session resumed by ticket on TLS 1.2 or opened with a forged certificate on TLS 1.3";
    private static final String ELSEWHERE =
            "as the TLS of this Java, which is that of FIPS mode, resumes neither; verify from an agent with another to see it";

    @Override
    public Detour detour() {
        return Detour.RESUMPTION;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        Target target = visitor.scene().target();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (TlsVersion version : visitor.scene().search().versions()) {
            VisitRequest front = visitor.scene().request(version);
            // Where HTTP and not TLS refuses there is a session to resume, and some take that for a verified one.
            parts.add(one -> resume(one, front, front, "without it"));
            for (String name : OtherNameWays.names(visitor)) {
                // The JDK cannot resume under a name what was opened without any.
                if (name != null && !name.equalsIgnoreCase(target.hostname())) {
                    // On TLS 1.2 a session keeps its name (RFC 6066, section 3).
                    VisitRequest opening = front.naming(name);
                    VisitRequest resuming = version == TlsVersion.TLS_1_2 ? opening : front;
                    parts.add(one -> resume(one, opening, resuming, "under " + name));
                }
            }
        }
        if (!visitor.scene().visits().takesTickets()) {
            parts.add(one -> one.note(new DetourVisit(
                    Detour.RESUMPTION, TICKETS, null, Standard.WARNING, false, "not tried, " + ELSEWHERE)));
        }
        parts.add(ResumptionWays::forgotten);
        parts.add(ResumptionWays::fromOtherPorts);
        visitor.sideBySide(parts);
    }

    /** What was wrong with a certificate is seen in the handshake that presents it; a resumed session presents none. */
    private static void forgotten(DetourVisitor visitor) throws InterruptedIOException {
        if (ForgedVisits.frontDoor(visitor, Detour.RESUMPTION) == null) {
            return;
        }
        String own = visitor.scene().target().hostname();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (TlsVersion version : visitor.scene().search().versions()) {
            VisitRequest front = visitor.scene().request(version);
            String way = "in a session opened with it and resumed for " + own + " on " + version.label();
            parts.add(one -> ForgedVisits.each(
                    one, front, (two, request) -> byTicket(two, request, request, way, "in a session opened with it")));
        }
        visitor.sideBySide(parts);
    }

    private static void fromOtherPorts(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (int port : OtherPortWays.tls(visitor)) {
            for (TlsVersion version : visitor.scene().search().versions()) {
                VisitRequest front = visitor.scene().request(version);
                VisitRequest opening = front.at(visitor.scene().remote().at(port));
                parts.add(one -> resume(one, opening, front, "at port " + port));
            }
        }
        visitor.sideBySide(parts);
    }

    private static void resume(DetourVisitor visitor, VisitRequest opening, VisitRequest resuming, String opened)
            throws InterruptedIOException {
        TlsVersion version = opening.versions().get(0);
        String way = "in a session opened " + opened + " and resumed for "
                + visitor.scene().target().hostname() + " on " + version.label();
        if (version == TlsVersion.TLS_1_2) {
            visitor.sideBySide(List.of(
                    one -> byId(one, opening, way),
                    one -> byTicket(one, opening, resuming, way, "in a session opened " + opened)));
        } else {
            newer(visitor, opening, resuming, way);
        }
    }

    private static void byId(DetourVisitor visitor, VisitRequest opening, String way) throws InterruptedIOException {
        VisitRequest front = visitor.scene().request(TlsVersion.TLS_1_2);
        visitor.ask(
                Detour.RESUMPTION,
                way + " by its id",
                TlsVersion.TLS_1_2,
                Standard.ANY_SUCCESS,
                () -> visitor.scene().visits().resumedById(opening, front));
    }

    /** The JDK takes tickets whenever it can, and names the same server when it resumes. */
    private static void byTicket(
            DetourVisitor visitor, VisitRequest opening, VisitRequest resuming, String way, String opened)
            throws InterruptedIOException {
        TlsVersion version = opening.versions().get(0);
        VisitRequest front = visitor.scene().request(version);
        List<Visit> both;
        Visit last;
        long began;
        do {
            began = System.nanoTime();
            both = visitor.scene().visits().inOneSession(opening, resuming);
            last = both.get(both.size() - 1);
        } while (VisitPace.turnedAway(last)
                && VisitPace.turnedAway(visitor.atFrontDoor(version))
                && visitor.scene().pace().pause(began));
        visitor.came(visitor.clear(opening, both.get(0)) && visitor.clear(resuming, last));
        // The visit that opens a session is one more by another name or port, or with another certificate.
        boolean forged = opening.visitor().isForged();
        Detour elsewhere = opening.remote().equals(front.remote()) ? Detour.OTHER_NAME : Detour.OTHER_PORT;
        Detour other = forged ? Detour.RESUMPTION : elsewhere;
        if (both.get(0).answer() != null
                && !opening.equals(front)
                && visitor.scene().seeks(other)) {
            Standard standard = forged ? Standard.ANY_SUCCESS : Standard.SAME_PAGE;
            visitor.note(DetourVisit.of(other, opened, both.get(0), standard, false));
        }
        if (both.size() < 2) {
            return;
        }
        Visit second = both.get(1);
        boolean resumed = second.serverChain().isEmpty();
        if (resumed && second.phase().compareTo(Phase.ESTABLISHED) >= 0) {
            visitor.note(DetourVisit.of(Detour.RESUMPTION, way, second, Standard.ANY_SUCCESS, false));
        } else if (forged) {
            // Without a session it is one more visit to the front door.
            visitor.notes().addFrontDoor(second);
        }
    }

    private static void newer(DetourVisitor visitor, VisitRequest opening, VisitRequest resuming, String way)
            throws InterruptedIOException {
        PatientVisits.Asked asked = visitor.ask(
                Detour.RESUMPTION,
                way,
                TlsVersion.TLS_1_3,
                Standard.ANY_SUCCESS,
                () -> visitor.scene().visits().resumed(opening, resuming));
        if (asked.ended() == null || asked.doubtful()) {
            return;
        }
        // What takes none of the parameters that TLS 1.3 makes a duty cannot be visited this way.
        Ending ending = asked.ended().ending();
        boolean silent = ending == Ending.TIMED_OUT || ending == Ending.NOT_CONNECTED;
        // Whether TLS 1.3 is spoken there at all, as the JDK speaks it.
        if (silent && visitor.scene().visits().make(opening).phase().compareTo(Phase.HANDSHAKE) >= 0) {
            String ended = ending == Ending.TIMED_OUT ? "no answer in time" : "no connection";
            visitor.note(new DetourVisit(Detour.RESUMPTION, way, null, true, ended));
        }
    }
}
