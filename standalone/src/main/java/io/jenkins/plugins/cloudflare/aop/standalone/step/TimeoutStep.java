package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.BranchThread;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.FlowInterruptedException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Interruption;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The step {@code timeout}: interrupts its body when the time is up. */
final class TimeoutStep {
    private static final ScheduledExecutorService TIMER = timer();

    private TimeoutStep() {}

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "timeout");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    static void addTo(Steps steps) {
        steps.add("timeout", Signature.of("time", "unit", "activity"), TimeoutStep::run);
    }

    private static Object run(Call call) {
        Build build = call.build();
        TimeUnit unit = BasicSteps.unit(call, TimeUnit.MINUTES);
        Duration time = Duration.of(Math.max(0, call.number("time")), unit.toChronoUnit());
        build.say("Timeout set to expire in " + inWords(time));
        Interruption expired = new Interruption(Result.ABORTED, "Timeout of " + inWords(time) + " has been exceeded");
        BranchThread branchThread = build.branchThread();
        var killer = TIMER.schedule(() -> branchThread.interrupt(expired), time.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.body();
        } catch (FlowInterruptedException e) {
            if (e.interruption() == expired) {
                e.countAsError();
            }
            throw e;
        } finally {
            killer.cancel(false);
            // Expired between the body's last step and here: the body won.
            branchThread.withdraw(expired);
        }
    }

    private static String inWords(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() < 120
                ? time.toSeconds() + " sec"
                : time.toMinutes() + " min " + time.toSecondsPart() + " sec";
    }
}
