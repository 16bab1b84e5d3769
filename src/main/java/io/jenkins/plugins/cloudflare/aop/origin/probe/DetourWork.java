package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.client.PacedVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.SocketVisits;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourProbe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourScene;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourVisitor;
import io.jenkins.plugins.cloudflare.aop.origin.detour.Http3Probe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.PortKnocks;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Visits targets on TCP and on UDP side by side, on threads of their own, so that waiting for ports that answer nothing
 * keeps no visit from being made. Of those at one UDP port the first is visited early and the others at the end, when it
 * is known whether anything is there.
 */
final class DetourWork {
    private static final int WAITING = 4;

    private final DetourRequest request;
    private final Progress progress;
    private final AddressResolver addresses;
    private final PortKnocks knocks;
    private final VisitPace.Paces paces;
    private final Http3Probe http3;
    private final Visits made = new SocketVisits();

    DetourWork(DetourRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
        addresses = new AddressResolver(request.policy());
        knocks = new PortKnocks(request.limits(), made);
        paces = new VisitPace.Paces(request.limits().patience());
        http3 = new Http3Probe(request.limits(), paces, made);
    }

    List<TargetDetours> run() throws InterruptedException {
        ExecutorService onUdp = Executors.newSingleThreadExecutor(ProbeThread::new);
        try {
            Future<List<List<Http3Look>>> udp = onUdp.submit(this::looks);
            List<DetourProbe> tcp = AddressLanes.inStages(
                    request.searches(),
                    search -> search.target().address(),
                    request.limits(),
                    overTcp() ? progress : Progress.SILENT,
                    (search, beside) -> new DetourProbe(scene(search)));
            List<List<Http3Look>> looks = udp.get();
            List<TargetDetours> joined = new ArrayList<>();
            for (int i = 0; i < tcp.size(); i++) {
                joined.add(tcp.get(i).seen().with(looks.get(i)));
            }
            return joined;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit failed for a reason of its own", e.getCause());
        } finally {
            onUdp.shutdownNow();
        }
    }

    private boolean overTcp() {
        return request.searches().stream().anyMatch(search -> !search.sought().equals(EnumSet.of(Detour.HTTP3)));
    }

    /** Most of the work on UDP is waiting. */
    static ProbeLimits waiting(ProbeLimits limits) {
        return new ProbeLimits(limits.visit(), WAITING * limits.atOnce(), limits.atOncePerAddress(), limits.patience());
    }

    /** In the order of the searches; empty for one that is not for HTTP/3. */
    private List<List<Http3Look>> looks() throws InterruptedException {
        List<Integer> early = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        List<List<Http3Look>> looks = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (int i = 0; i < request.searches().size(); i++) {
            looks.add(List.of());
            Target target = search(i).target();
            if (search(i).sought().contains(Detour.HTTP3)) {
                (met.add(target.address() + " " + target.port()) ? early : late).add(i);
            }
        }
        look(early, looks);
        look(late, looks);
        return looks;
    }

    private void look(List<Integer> indices, List<List<Http3Look>> looks) throws InterruptedException {
        if (indices.isEmpty()) {
            return;
        }
        List<List<Http3Look>> seen = AddressLanes.run(
                indices,
                index -> search(index).target().address(),
                waiting(request.limits()),
                Progress.SILENT,
                (index, beside) -> http3.look(new DetourVisitor(scene(search(index)), beside)));
        for (int i = 0; i < indices.size(); i++) {
            looks.set(indices.get(i), seen.get(i));
        }
    }

    private DetourSearch search(int index) {
        return request.searches().get(index);
    }

    private DetourScene scene(DetourSearch search) throws InterruptedIOException {
        VisitPace pace = paces.at(search.target().address());
        return new DetourScene(
                search,
                addresses.of(search.target()),
                request.ports(),
                knocks,
                request.limits(),
                pace,
                new PacedVisits(made, pace));
    }
}
