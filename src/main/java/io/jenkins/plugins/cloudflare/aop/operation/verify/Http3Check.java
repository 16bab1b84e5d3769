package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Http3KnockRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Http3LookRequest;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Knock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks at UDP from the beginning of a pass on, beside all that is done over TCP: a port that answers nothing takes
 * seconds, which nobody waits for that way. The thread that does it ends with the pass, however that ends.
 */
final class Http3Check implements AutoCloseable {
    private final Prober prober;
    private final ProbeLimits limits;
    private final boolean sought;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(Http3Check::thread);
    private Future<Map<Target, Boolean>> knocks;
    private Future<List<TargetDetours>> looks;

    private Http3Check(VerificationPlan plan, OperationContext context) {
        prober = context.prober();
        limits = plan.limits(prober);
        sought = plan.parameters().expectation() != Expectation.ACCEPTING
                && plan.parameters().checks().detours().contains(Detour.HTTP3);
    }

    /** Asks whether there is QUIC at the targets of a plan, where HTTP/3 is looked for at all. */
    static Http3Check begin(VerificationPlan plan, OperationContext context) {
        Http3Check check = new Http3Check(plan, context);
        if (check.sought) {
            check.knocks = check.beside.submit(() -> check.knocked(plan.targets()));
        }
        return check;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cloudflare-aop HTTP/3");
        thread.setDaemon(true);
        return thread;
    }

    private Map<Target, Boolean> knocked(List<Target> targets) throws OperationException, InterruptedException {
        Map<Target, Boolean> silent = new HashMap<>();
        for (Http3Knock knock : prober.visit(new Http3KnockRequest(targets, limits, prober.policy()))) {
            silent.put(knock.target(), knock.silent());
        }
        return silent;
    }

    /** Goes on with these, as soon as it is known where there is QUIC. */
    void look(List<DetourSearch> searches) {
        if (sought) {
            looks = beside.submit(() -> {
                Map<Target, Boolean> silent = knocks.get();
                List<DetourSearch> http3 = searches.stream()
                        .map(search -> search.knocked(silent.getOrDefault(search.target(), false)))
                        .toList();
                return prober.visit(new Http3LookRequest(http3, limits, prober.policy()));
            });
        }
    }

    /** What was seen, by target; empty where nothing was looked for. Waits for it. */
    Map<Target, List<Http3Look>> seen() throws OperationException, InterruptedException {
        Map<Target, List<Http3Look>> seen = new HashMap<>();
        if (looks != null) {
            for (TargetDetours detours : ended(looks)) {
                seen.put(detours.target(), detours.http3());
            }
        }
        return seen;
    }

    private static <T> T ended(Future<T> work) throws OperationException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof ExecutionException inner ? inner.getCause() : e.getCause();
            if (cause instanceof OperationException known) {
                throw known;
            }
            throw new IllegalStateException("a visit failed for a reason of its own", cause);
        }
    }

    /** Ends whatever is still under way. */
    @Override
    public void close() {
        beside.shutdownNow();
    }
}
