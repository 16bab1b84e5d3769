package io.jenkins.plugins.cloudflare.aop.step;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.run.AopServices;
import io.jenkins.plugins.cloudflare.aop.run.BuildConclusion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The moving part of an execution: a timer while there is nothing to do, a worker thread while there is. */
final class StepDrive<R> {
    private static final Logger LOGGER = Logger.getLogger(StepDrive.class.getName());
    private static final Duration AGENT_RETRY = Duration.ofSeconds(2);

    /** A stopped step ends even if what it did cannot be taken back or its last entry cannot be written. */
    private static final long STOP_SECONDS = OperationRun.ABORT_PATIENCE.toSeconds() + 5;

    private final AopStep<R> step;
    private final StepContext context;
    private final Instant startedAt;
    private final boolean inNode;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Held by the one thread that works on the operation. */
    private final ReentrantLock working = new ReentrantLock();

    private volatile OperationRun<R> operation;
    private volatile boolean stopped;
    private Future<?> timer;
    private Future<?> work;
    private Future<?> undoing;

    StepDrive(AopStep<R> step, StepContext context, Instant startedAt, boolean inNode) {
        this.step = step;
        this.context = context;
        this.startedAt = startedAt;
        this.inNode = inNode;
    }

    void begin() {
        goOnAfter(Duration.ZERO);
    }

    private synchronized void goOnAfter(Duration pause) {
        if (!stopped) {
            timer = Timer.get().schedule(this::handOver, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The timer's few threads serve all of Jenkins; they do no work here. */
    private synchronized void handOver() {
        if (!stopped) {
            work = Workers.submit(this::advance);
        }
    }

    private void advance() {
        working.lock();
        try {
            if (stopped) {
                return;
            }
            if (operation == null && !isNodeThere()) {
                goOnAfter(AGENT_RETRY);
                return;
            }
            Advance<R> advance = opened().advance();
            if (advance instanceof Advance.Wait<R> wait) {
                goOnAfter(wait.pause());
            } else if (advance instanceof Advance.Done<R> done) {
                conclude(done.result());
                end(c -> c.onSuccess(done.result()));
            }
        } catch (OperationException e) {
            end(c -> c.onFailure(BuildConclusion.failure(e)));
        } catch (Throwable e) {
            // Whoever interrupted the work by stop() ends the step as well.
            if (!stopped) {
                end(c -> c.onFailure(e));
            }
        } finally {
            working.unlock();
        }
    }

    private OperationRun<R> opened() throws OperationException, IOException, InterruptedException {
        if (operation == null) {
            OperationContext outside = AopServices.get()
                    .operationContext(
                            context.get(Run.class),
                            context.get(TaskListener.class),
                            this::directory,
                            step.check(context));
            operation = step.open(outside, startedAt);
        }
        return operation;
    }

    private FilePath directory() throws IOException, InterruptedException {
        return context.get(FilePath.class);
    }

    /** Before the script gets the result, which it may let decide how to go on. */
    private void conclude(R result) throws IOException, InterruptedException {
        Optional<String> warning = BuildConclusion.of(result, context.get(Run.class), context.get(TaskListener.class));
        if (warning.isPresent()) {
            context.get(FlowNode.class)
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(warning.get()));
        }
    }

    /** After a restart the agent may need a while; probing from the controller meanwhile would prove something else. */
    private boolean isNodeThere() throws InterruptedException {
        IOException reason = null;
        try {
            if (!inNode || directory() != null) {
                return true;
            }
        } catch (IOException e) {
            reason = e;
        }
        LOGGER.log(Level.FINE, "the agent is not back yet", reason);
        return false;
    }

    /** Called on the thread that runs the script, perhaps more than once: nothing here may block. */
    void stop(Throwable cause) {
        synchronized (this) {
            if (stopped) {
                // A second abort is in a hurry: what is not taken back yet is left to the journal.
                undoing.cancel(true);
                return;
            }
            stopped = true;
            if (timer != null) {
                timer.cancel(false);
            }
            if (work != null) {
                work.cancel(true);
            }
            undoing = Workers.submit(() -> {
                recordAbort();
                end(c -> c.onFailure(cause));
            });
        }
        Timer.get().schedule(() -> end(c -> c.onFailure(cause)), STOP_SECONDS, TimeUnit.SECONDS);
    }

    private void recordAbort() {
        working.lock();
        try {
            if (!ended.get()) {
                opened().abort(pause -> Thread.sleep(pause.toMillis()));
            }
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "aborted twice", e);
        } catch (OperationException | IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "an aborted step could not be recorded", e);
        } finally {
            working.unlock();
        }
    }

    private void end(Consumer<StepContext> outcome) {
        if (ended.compareAndSet(false, true)) {
            outcome.accept(context);
        }
    }

    String status() {
        OperationRun<R> current = operation;
        if (current == null) {
            return inNode ? "waiting for the agent" : "about to begin";
        }
        return "waiting for " + current.missing();
    }
}
