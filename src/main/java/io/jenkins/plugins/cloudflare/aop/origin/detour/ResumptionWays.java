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
import java.util.List;

/** Sessions that are opened without a certificate, under another name or port, and resumed at the front door. */
final class ResumptionWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.RESUMPTION;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        Target target = visitor.target();
        List<Integer> ports = OtherPortWays.tls(visitor);
        for (TlsVersion version : visitor.search().versions()) {
            VisitRequest front = visitor.request(version);
            // Where HTTP and not TLS refuses there is a session to resume, and some take that for a verified one.
            resume(visitor, front, front, "without it");
            for (String name : OtherNameWays.names(visitor)) {
                // The JDK cannot resume under a name what was opened without any.
                if (name != null && !name.equalsIgnoreCase(target.hostname())) {
                    // On TLS 1.2 a session keeps its name (RFC 6066, section 3).
                    VisitRequest opening = front.naming(name);
                    resume(visitor, opening, version == TlsVersion.TLS_1_2 ? opening : front, "under " + name);
                }
            }
            for (int port : ports) {
                VisitRequest opening = front.at(visitor.remote().at(port));
                resume(visitor, opening, front, "at port " + port);
            }
        }
    }

    private static void resume(DetourVisitor visitor, VisitRequest opening, VisitRequest resuming, String opened)
            throws InterruptedIOException {
        TlsVersion version = opening.versions().get(0);
        String way = "in a session opened " + opened + " and resumed for "
                + visitor.target().hostname() + " on " + version.label();
        if (version == TlsVersion.TLS_1_2) {
            older(visitor, opening, resuming, way, "in a session opened " + opened);
        } else {
            newer(visitor, opening, resuming, way);
        }
    }

    private static void older(
            DetourVisitor visitor, VisitRequest opening, VisitRequest resuming, String way, String opened)
            throws InterruptedIOException {
        // The JDK takes tickets whenever it can, and names the same server when it resumes.
        VisitRequest front = visitor.request(TlsVersion.TLS_1_2);
        visitor.ask(
                Detour.RESUMPTION,
                way + " by its id",
                TlsVersion.TLS_1_2,
                Standard.ANY_SUCCESS,
                () -> visitor.visits().resumedById(opening, front));
        List<Visit> both;
        Visit last;
        long began;
        do {
            began = System.nanoTime();
            both = visitor.visits().inOneSession(opening, resuming);
            last = both.get(both.size() - 1);
        } while (VisitPace.turnedAway(last)
                && VisitPace.turnedAway(visitor.atFrontDoor(TlsVersion.TLS_1_2))
                && visitor.pause(began));
        // The visit that opens a session is one more by another name or port.
        Detour other = opening.remote().equals(front.remote()) ? Detour.OTHER_NAME : Detour.OTHER_PORT;
        if (both.get(0).answer() != null && !opening.equals(front) && visitor.seeks(other)) {
            visitor.note(DetourVisit.of(other, opened, both.get(0), Standard.SAME_PAGE, false));
        }
        if (both.size() < 2) {
            return;
        }
        Visit second = both.get(1);
        boolean resumed = second.serverChain().isEmpty();
        if (resumed && second.phase().compareTo(Phase.ESTABLISHED) >= 0) {
            visitor.note(DetourVisit.of(Detour.RESUMPTION, way, second, Standard.ANY_SUCCESS, false));
        }
    }

    private static void newer(DetourVisitor visitor, VisitRequest opening, VisitRequest resuming, String way)
            throws InterruptedIOException {
        PatientVisits.Asked asked = visitor.ask(
                Detour.RESUMPTION,
                way,
                TlsVersion.TLS_1_3,
                Standard.ANY_SUCCESS,
                () -> visitor.visits().resumed(opening, resuming));
        if (asked.ended() == null || asked.doubtful()) {
            return;
        }
        // What takes none of the parameters that TLS 1.3 makes a duty cannot be visited this way.
        Ending ending = asked.ended().ending();
        boolean silent = ending == Ending.TIMED_OUT || ending == Ending.NOT_CONNECTED;
        // Whether TLS 1.3 is spoken there at all, as the JDK speaks it.
        if (silent && visitor.visits().make(opening).phase().compareTo(Phase.HANDSHAKE) >= 0) {
            String ended = ending == Ending.TIMED_OUT ? "no answer in time" : "no connection";
            visitor.note(new DetourVisit(Detour.RESUMPTION, way, null, true, ended));
        }
    }
}
