package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.client.PacedVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourScene;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourVisitor;
import io.jenkins.plugins.cloudflare.aop.origin.detour.Http3Probe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.PortKnocks;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.search.AloneShare;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Beside the third round: visit each target over HTTP/3. Of those at one UDP port the first is visited early and the
 * others at the end, when it is known whether anything is there.
 */
public record Http3LookRequest(List<DetourSearch> searches, ProbeLimits limits, AddressPolicy policy)
        implements ProbeRequest<TargetDetours> {
    private static final int WAITING = 4;

    public Http3LookRequest {
        searches = List.copyOf(searches);
    }

    /** Most of the work on UDP is waiting. */
    static ProbeLimits waiting(ProbeLimits limits) {
        return new ProbeLimits(limits.visit(), WAITING * limits.atOnce(), limits.atOncePerAddress(), limits.patience());
    }

    @Override
    public String doing() {
        return "looked at over HTTP/3";
    }

    @Override
    public List<TargetDetours> run(Progress progress) throws InterruptedException {
        List<Integer> early = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (int i = 0; i < searches.size(); i++) {
            Target target = searches.get(i).target();
            (met.add(target.address() + " " + target.port()) ? early : late).add(i);
        }
        List<TargetDetours> seen = new ArrayList<>(Collections.nCopies(searches.size(), null));
        VisitPaces paces = new VisitPaces(limits.patience());
        Http3Probe probe = new Http3Probe(limits, paces, new SocketVisits());
        for (List<Integer> some : List.of(early, late)) {
            List<TargetDetours> looked = AddressLanes.run(
                    some,
                    index -> searches.get(index).target().address(),
                    waiting(limits),
                    Progress.SILENT,
                    (index, beside) -> look(probe, searches.get(index), paces));
            for (int i = 0; i < some.size(); i++) {
                seen.set(some.get(i), looked.get(i));
            }
        }
        return seen;
    }

    private TargetDetours look(Http3Probe probe, DetourSearch search, VisitPaces paces) throws InterruptedIOException {
        VisitPace pace = paces.at(search.target().address());
        Visits made = new PacedVisits(new SocketVisits(), pace);
        DetourScene scene = new DetourScene(
                search,
                AloneShare.ALL,
                new AddressResolver(policy).of(search.target()),
                DetourPorts.OF_CLOUDFLARE,
                new PortKnocks(limits, made),
                limits,
                pace,
                made);
        List<Http3Look> looks = probe.look(new DetourVisitor(scene, SideBySide.IN_TURN));
        return new TargetDetours(search.target(), List.of()).with(looks);
    }
}
