package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Page;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
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
    private final DetourSearch search;
    private final Endpoint remote;
    private final DetourPorts ports;
    private final PortKnocks knocks;
    private final ProbeLimits limits;
    private final PatientVisits patient;
    private final Visits made;
    private final List<DetourVisit> seen = new ArrayList<>();
    private Page site;
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
        patient = new PatientVisits(made, pace, this::request);
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
        PatientVisits.Decided decided = decide(request, http2);
        Visit visit = decided.visit();
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

    /** Visits until it is clear whether a server that turns the visit away means the visit or everybody. */
    PatientVisits.Decided decide(VisitRequest request, boolean http2) throws InterruptedIOException {
        return patient.decide(request, http2);
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

    /** The same, on which a kind of way goes on; what shows nothing is noted. */
    Visit atFrontDoor(Detour detour, TlsVersion version) throws InterruptedIOException {
        PatientVisits.Decided decided = patient.atFrontDoor(version);
        if (decided.doubtful()) {
            String way = "at the front door on " + version.label();
            note(DetourVisit.of(detour, way, decided.visit(), Standard.ANY_SUCCESS, true));
        }
        return decided.visit();
    }

    /** The page of the site, as the configured certificate gets it; null when it is not known. */
    Page site() {
        return site;
    }

    void site(Page page) {
        site = page;
    }

    /** Whether there is time to wait for a server that turns everybody away. */
    boolean pause(long since) throws InterruptedIOException {
        return patient.pause(since);
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
        return new TargetDetours(target(), seen, patient.frontDoor(), offered, List.of());
    }
}
