package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the visits on the ways around one target, each as often as it takes to know what became of it, and keeps what was
 * seen.
 */
public final class DetourVisitor {
    /** A server that hangs up on a visit, and not on the front door in between, means this visit. */
    private static final int SURE = 2;

    private final DetourSearch search;
    private final Endpoint remote;
    private final DetourPorts ports;
    private final PortKnocks knocks;
    private final ProbeLimits limits;
    private final VisitPace pace;
    private final Visits made;
    private final List<DetourVisit> seen = new ArrayList<>();
    private final List<Visit> frontDoor = new ArrayList<>();
    private final List<OfferedIssuers> offered = new ArrayList<>();

    public DetourVisitor(
            DetourSearch search,
            Endpoint remote,
            DetourPorts ports,
            PortKnocks knocks,
            ProbeLimits limits,
            VisitPace pace,
            Visits made) {
        this.made = made;
        this.search = search;
        this.remote = remote;
        this.ports = ports;
        this.knocks = knocks;
        this.limits = limits;
        this.pace = pace;
    }

    DetourSearch search() {
        return search;
    }

    Target target() {
        return search.target();
    }

    /** For visits that are made once, whatever becomes of them. */
    Visits visits() {
        return made;
    }

    DetourPorts ports() {
        return ports;
    }

    Endpoint remote() {
        return remote;
    }

    boolean open(int port) throws InterruptedIOException {
        return remote.address() != null && knocks.open(remote.at(port));
    }

    /** A port that takes connections and says nothing is not asked again, for any name. */
    void silent(Endpoint endpoint) {
        knocks.silent(endpoint);
    }

    boolean seeks(Detour detour) {
        return search.sought().contains(detour);
    }

    TlsVersion newest() {
        return search.versions().get(search.versions().size() - 1);
    }

    /** The front door without a certificate, of which a way is made. */
    VisitRequest request(TlsVersion version) {
        return VisitRequest.of(target(), remote, Visitor.ANONYMOUS, null, version, limits);
    }

    VisitRequest request(TlsVersion version, Identity identity) {
        return VisitRequest.of(target(), remote, identity.visitor(), identity, version, limits);
    }

    /** Visits over TLS and notes what was seen. */
    Visit visit(Detour detour, String way, VisitRequest request, Standard standard) throws InterruptedIOException {
        return visit(detour, way, request, standard, false);
    }

    /** @param http2 whether HTTP/2 is spoken, whatever else the server speaks */
    Visit visit(Detour detour, String way, VisitRequest request, Standard standard, boolean http2)
            throws InterruptedIOException {
        Decided decided = decide(request, http2);
        Visit visit = decided.visit();
        // What is not spoken is no way.
        boolean spoken = !http2 || visit.answer() != null;
        if (spoken) {
            note(DetourVisit.of(detour, way, visit, standard, decided.doubtful()));
        }
        return visit;
    }

    void note(DetourVisit visit) {
        seen.add(visit);
    }

    void note(OfferedIssuers issuers) {
        offered.add(issuers);
    }

    /** @param doubtful whether the visit shows nothing */
    record Decided(Visit visit, boolean doubtful) {}

    /** Visits until it is clear whether a server that turns the visit away means the visit or everybody. */
    Decided decide(VisitRequest request, boolean http2) throws InterruptedIOException {
        int meant = 0;
        while (true) {
            long began = System.nanoTime();
            Visit visit = http2 ? made.inHttpTwo(request) : made.make(request);
            if (!VisitPace.turnedAway(visit)) {
                return new Decided(visit, false);
            }
            Visit front = made.make(request(request.versions().get(0)));
            frontDoor.add(front);
            if (VisitPace.turnedAway(front)) {
                meant = 0;
                if (!pace.pause(began)) {
                    return new Decided(visit, true);
                }
            } else if (++meant == SURE) {
                boolean hungUp = visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
                return new Decided(visit, !hungUp);
            }
        }
    }

    /** What a visitor without a certificate gets at the front door. */
    Visit atFrontDoor(TlsVersion version) throws InterruptedIOException {
        Visit visit = decide(request(version), false).visit();
        frontDoor.add(visit);
        return visit;
    }

    /** Whether there is time to wait for a server that turns everybody away. */
    boolean pause(long since) throws InterruptedIOException {
        return pace.pause(since);
    }

    /** Forgets what was seen since then. */
    void forget(int from) {
        seen.subList(from, seen.size()).clear();
    }

    int count() {
        return seen.size();
    }

    List<DetourVisit> since(int from) {
        return List.copyOf(seen.subList(from, seen.size()));
    }

    TargetDetours seen() {
        return new TargetDetours(target(), seen, frontDoor, offered);
    }
}
