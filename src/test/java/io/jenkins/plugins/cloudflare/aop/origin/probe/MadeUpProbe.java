package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.client.SideBySide;
import io.jenkins.plugins.cloudflare.aop.origin.client.Staged;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourProbe;
import io.jenkins.plugins.cloudflare.aop.origin.detour.DetourScene;
import io.jenkins.plugins.cloudflare.aop.origin.detour.PortKnocks;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.search.AloneShare;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPaces;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rounds of a probe as they are, with a made-up server in place of sockets and threads, and without pauses. */
public final class MadeUpProbe {
    private final Visits visits;
    private final SideBySide beside;

    /** @param beside in which order things are done that do not depend on each other */
    public MadeUpProbe(MadeUpServer server, SideBySide beside) {
        visits = new MadeUpVisits(server);
        this.beside = beside;
    }

    /** What the request would have come to. */
    @SuppressWarnings("unchecked")
    public <R extends Serializable> List<R> run(ProbeRequest<R> request) {
        List<Object> results = new ArrayList<>();
        VisitPace pace = new VisitPaces(Duration.ZERO).at("");
        try {
            if (request instanceof SurveyRequest survey) {
                for (Target target : survey.targets()) {
                    results.add(SurveyProbe.visit(target, at(target), survey.limits(), visits, beside));
                }
            } else if (request instanceof ProofRequest proof) {
                for (ProofCandidate candidate : proof.candidates()) {
                    ProofRounds rounds = new ProofRounds(
                            candidate, at(candidate.target()), proof.limits(), pace, proof.rounds(), visits);
                    visit(rounds);
                    results.add(rounds.proof());
                }
            } else if (request instanceof DetourRequest detours) {
                PortKnocks knocks = new PortKnocks(detours.limits(), visits);
                Map<DetourSearch, AloneShare> shares = AloneShare.of(detours.searches());
                for (DetourSearch search : detours.searches()) {
                    DetourProbe probe = new DetourProbe(new DetourScene(
                            search,
                            shares.get(search),
                            at(search.target()),
                            detours.ports(),
                            knocks,
                            detours.limits(),
                            pace,
                            visits));
                    visit(probe);
                    results.add(probe.seen());
                }
            }
        } catch (InterruptedIOException e) {
            throw new IllegalStateException(e);
        }
        return (List<R>) (List<?>) results;
    }

    private void visit(Staged target) throws InterruptedIOException {
        target.atOnce(beside);
        if (!target.done()) {
            target.inTurn();
        }
    }

    private static Endpoint at(Target target) {
        try {
            return new Endpoint(InetAddress.getByName(target.address()), target.port(), null);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Any address may be visited when none is. */
    public static AddressPolicy policy() {
        return AddressPolicy.ALL;
    }
}
