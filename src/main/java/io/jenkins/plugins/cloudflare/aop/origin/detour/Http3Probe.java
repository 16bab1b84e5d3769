package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Visits over HTTP/3. Where nothing answers it is one series of datagrams, once for each port of an address in a whole
 * probe, however many names are served there.
 */
public final class Http3Probe {
    private final ProbeLimits limits;
    private final Visits made;
    private final VisitPaces paces;
    private final Set<Endpoint> silent = ConcurrentHashMap.newKeySet();

    public Http3Probe(ProbeLimits limits, VisitPaces paces, Visits made) {
        this.made = made;
        this.limits = limits;
        this.paces = paces;
    }

    /**
     * Looks at each UDP port of a target.
     *
     * @param visitor who follows redirects
     */
    public List<Http3Look> look(DetourVisitor visitor) throws InterruptedIOException {
        DetourSearch search = visitor.scene().search();
        Endpoint remote = visitor.scene().remote();
        if (search.http3().silent()) {
            silent.add(remote.at(search.target().port()));
        }
        List<Integer> ports = new ArrayList<>(List.of(search.target().port()));
        ports.addAll(search.http3().otherPorts());
        List<Http3Look> looks = new ArrayList<>();
        for (int port : ports) {
            looks.add(
                    silent.contains(remote.at(port))
                            ? new Http3Look(port, List.of(), Map.of())
                            : new PortVisitor(visitor, remote.at(port)).look());
        }
        return looks;
    }

    /** Whether nothing speaks QUIC on the target's own port. */
    public boolean silent(Target target, Endpoint remote) throws InterruptedIOException {
        VisitRequest request = VisitRequest.of(target, remote, Visitor.ANONYMOUS, null, TlsVersion.TLS_1_3, limits);
        return Http3Look.silent(made.overHttp3(request));
    }

    /** The visits of one port. */
    private final class PortVisitor {
        private final DetourVisitor visitor;
        private final DetourSearch search;
        private final Endpoint remote;
        private final VisitPace pace;
        private final List<DetourVisit> byPage = new ArrayList<>();

        PortVisitor(DetourVisitor visitor, Endpoint remote) {
            this.visitor = visitor;
            search = visitor.scene().search();
            this.remote = remote;
            pace = paces.at(search.target().address());
        }

        /** Once more when a control fails, if there is time to wait for a server that turned everybody away. */
        Http3Look look() throws InterruptedIOException {
            long began = System.nanoTime();
            Http3Look look = once();
            boolean again = look.failedControl() != null && pace.pause(began);
            return again ? once() : look;
        }

        private Http3Look once() throws InterruptedIOException {
            byPage.clear();
            Redirects withoutCertificate = Redirects.overHttp3(visitor, null, remote.port());
            List<Visit> visits = new ArrayList<>();
            Map<String, Visit> otherNames = new LinkedHashMap<>();
            Visit first = visit(request(null));
            visits.add(first);
            if (Http3Look.silent(first)) {
                silent.add(remote);
                return new Http3Look(remote.port(), visits, otherNames);
            }
            boolean handshake = first.phase().compareTo(Phase.HANDSHAKE) >= 0;
            Identity control = null;
            if (handshake) {
                follow(first, withoutCertificate, "");
                otherHosts(first, withoutCertificate);
                for (Identity identity : search.http3().visitors()) {
                    Visit visit = visit(request(identity));
                    visits.add(visit);
                    if (identity.visitor() != Visitor.CONFIGURED) {
                        follow(visit, Redirects.overHttp3(visitor, identity, remote.port()), "");
                    }
                    control = identity.visitor() == Visitor.CONFIGURED ? identity : control;
                }
            }
            // Who says no to one name or protocol in an alert may say yes to another.
            if (handshake || first.alert() != null) {
                for (String name : names()) {
                    String label = name == null ? "no SNI" : "SNI " + name;
                    Visit visit = visit(request(null).naming(name));
                    otherNames.put(label, visit);
                    follow(visit, withoutCertificate, " under " + label);
                }
            }
            if (handshake) {
                visits.add(visit(request(control)));
            }
            return new Http3Look(remote.port(), visits, otherNames, byPage);
        }

        /** A rule for the site's own Host says nothing of others; what another site answers there is its own. */
        private void otherHosts(Visit first, Redirects redirects) throws InterruptedIOException {
            if (first.answer() == null
                    || first.answer().succeeded()
                    || search.versions().isEmpty()) {
                return;
            }
            VisitRequest usual = request(null);
            for (String host : List.of(HostSpellings.address(remote), OtherNameWays.UNKNOWN_NAME)) {
                Visit visit = visit(usual.asking(usual.question().withHost(host)));
                if (visit.answer() != null) {
                    int from = visitor.notes().count();
                    String way = visit.visitor().label() + " with Host " + host;
                    visitor.note(DetourVisit.of(Detour.HTTP3, way, visit, DetourVisit.Standard.SAME_PAGE, false));
                    redirects.follow(visit.answer(), true, host, way);
                    byPage.addAll(visitor.notes().since(from));
                }
            }
        }

        /** As over TCP, each redirect is followed apart, and what it leads to is judged by itself. */
        private void follow(Visit visit, Redirects redirects, String under) throws InterruptedIOException {
            if (visit.answer() != null && !search.versions().isEmpty()) {
                int from = visitor.notes().count();
                String who = visit.visitor().label() + under;
                redirects.follow(visit.answer(), true, search.target().host(), who);
                byPage.addAll(visitor.notes().since(from));
            }
        }

        /** Those under which TCP is visited as well; null stands for none. */
        private List<String> names() {
            String capitals = search.target().hostname().toUpperCase(Locale.ROOT);
            Stream<String> usual = Stream.of(null, capitals, OtherNameWays.UNKNOWN_NAME);
            return Stream.concat(usual, search.otherNames().stream()).toList();
        }

        private VisitRequest request(Identity identity) {
            Visitor who = identity == null ? Visitor.ANONYMOUS : identity.visitor();
            return VisitRequest.of(search.target(), remote, who, identity, TlsVersion.TLS_1_3, limits);
        }

        private Visit visit(VisitRequest request) throws InterruptedIOException {
            long began = System.nanoTime();
            Visit visit = made.overHttp3(request);
            for (boolean once = true; turnedAway(visit) && (once || pace.pause(began)); once = false) {
                began = System.nanoTime();
                visit = made.overHttp3(request);
            }
            return visit;
        }

        /** A port that is silent is not there; one that answers and comes to no handshake will not by waiting. */
        private boolean turnedAway(Visit visit) {
            boolean late = visit.phase().compareTo(Phase.HANDSHAKE) >= 0 || visit.ending() != Ending.TIMED_OUT;
            return VisitPace.turnedAway(visit) && visit.phase() != Phase.CONNECT && late;
        }
    }
}
