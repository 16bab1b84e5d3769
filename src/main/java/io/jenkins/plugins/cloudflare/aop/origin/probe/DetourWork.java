package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourProbe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourVisitor;
import io.jenkins.plugins.cloudflare.aop.origin.detour.Http3Probe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.PortKnocks;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Visits targets on TCP and on UDP side by side, so that waiting for a port that answers nothing costs no time. Of those
 * at one UDP port the first is visited early and the others at the end, when it is known whether anything is there.
 */
final class DetourWork {
    private final DetourRequest request;
    private final Progress progress;
    private final AddressResolver addresses;
    private final PortKnocks knocks;
    private final VisitPace.Paces paces;
    private final Http3Probe http3;
    private final Visits made = new SocketVisits();
    private final int[] open;
    private int done;

    /** One of the two parts of the work on a search. */
    private record Part(int search, boolean udp) {}

    DetourWork(DetourRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
        addresses = new AddressResolver(request.policy());
        knocks = new PortKnocks(request.limits(), made);
        paces = new VisitPace.Paces(request.limits().patience());
        http3 = new Http3Probe(request.limits(), paces, made);
        open = new int[request.searches().size()];
    }

    List<TargetDetours> run() throws InterruptedException {
        List<Part> parts = parts();
        parts.forEach(part -> open[part.search]++);
        List<TargetDetours> seen = PerAddressExecutor.run(
                parts, part -> search(part).target().address(), request.limits(), Progress.SILENT, this::visit);
        List<List<Http3Look>> looks = new ArrayList<>();
        request.searches().forEach(search -> looks.add(new ArrayList<>()));
        TargetDetours[] all = new TargetDetours[open.length];
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            looks.get(part.search).addAll(seen.get(i).http3());
            all[part.search] = part.udp ? all[part.search] : seen.get(i);
        }
        List<TargetDetours> joined = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            joined.add(all[i].with(looks.get(i)));
        }
        return joined;
    }

    private List<Part> parts() {
        List<Part> early = new ArrayList<>();
        List<Part> late = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (int i = 0; i < open.length; i++) {
            DetourSearch search = request.searches().get(i);
            early.add(new Part(i, false));
            if (search.sought().contains(Detour.HTTP3)) {
                boolean first = met.add(
                        search.target().address() + " " + search.target().port());
                (first ? early : late).add(new Part(i, true));
            }
        }
        early.addAll(late);
        return early;
    }

    private DetourSearch search(Part part) {
        return request.searches().get(part.search);
    }

    private TargetDetours visit(Part part) throws InterruptedIOException {
        DetourSearch search = search(part);
        Endpoint remote = addresses.of(search.target());
        TargetDetours seen = part.udp
                ? new TargetDetours(search.target(), List.of()).with(http3.look(search, remote))
                : new DetourProbe(visitor(search, remote)).run();
        synchronized (this) {
            if (--open[part.search] == 0) {
                progress.done(++done, open.length);
            }
        }
        return seen;
    }

    private DetourVisitor visitor(DetourSearch search, Endpoint remote) {
        VisitPace pace = paces.at(search.target().address());
        return new DetourVisitor(search, remote, request.ports(), knocks, request.limits(), pace, made);
    }
}
