package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A build of a few steps. A crash of its process loses everything but its record, as a restart of Jenkins does. */
final class SimulatedBuild {
    /** A step of a build. */
    interface Step {
        OperationRun<?> run(OperationContext context, Instant startedAt) throws OperationException;
    }

    final SimulatedWorld world;
    final String name;
    final MemoryRecorder recorder;
    final Plan plan;
    /** When it last visited an origin with certificates, by hostname and address. */
    final Map<String, Instant> visits = new HashMap<>();

    final Map<String, Map<String, Boolean>> told = new HashMap<>();

    int process;
    OddApi api;
    Instant startedAt;
    Instant nextAt;
    private final Instant begun;
    /** Whether it has written in this step, which has not ended. */
    boolean wrote;
    /** When it was last at work. */
    Instant seen;

    private int index;
    private OperationRun<?> run;

    /**
     * What a build does.
     *
     * @param kind for messages and invariants
     * @param parameters as a script gives them, of the last step
     */
    record Plan(String kind, Map<String, Object> parameters, List<Step> steps) {
        boolean is(String parameter) {
            return Boolean.TRUE.equals(parameters.get(parameter));
        }

        String text(String parameter) {
            return (String) parameters.get(parameter);
        }
    }

    SimulatedBuild(SimulatedWorld world, String name, int process, Plan plan) {
        this.world = world;
        this.name = name;
        this.process = process;
        this.plan = plan;
        this.recorder = new MemoryRecorder(name);
        this.begun = world.clock.instant();
        this.startedAt = begun;
        this.nextAt = begun;
        this.seen = begun;
        this.api = world.api(this);
    }

    /** What it held in memory is gone. */
    void crash() {
        run = null;
        wrote = false;
        world.origins.told(told, false);
        api = world.api(this);
        nextAt = world.clock.instant();
    }

    /** True when the build has ended in whatever way. */
    boolean advance(boolean aborts) throws InterruptedException {
        world.invariants.alive(this, begun);
        wrote &= isSeen();
        seen = world.clock.instant();
        try {
            if (run == null) {
                run = plan.steps().get(index).run(world.context(this), startedAt);
            }
            if (aborts && world.chance.nextBoolean()) {
                return abort();
            }
            api.interruptWrite = aborts;
            return proceed(run.advance());
        } catch (InterruptedException e) {
            return abort();
        } catch (OperationException e) {
            world.journalRules.rolledBack(this);
            world.log(name, "failed: " + e.getMessage());
            world.origins.told(told, !e.getMessage().contains("journal"));
            world.invariants.failed(this, e);
            return true;
        } catch (RuntimeException e) {
            throw new Invariants.Broken("a step ends with " + e + " at " + e.getStackTrace()[0]
                    + ", which tells a person nothing (by " + this + ")");
        }
    }

    /** Whether it has given a sign of life lately, without which it has no lock. */
    boolean isSeen() {
        return Duration.between(seen, world.clock.instant()).compareTo(Duration.ofMinutes(14)) < 0;
    }

    private boolean proceed(Advance<?> advance) {
        world.journalRules.rolledBack(this);
        if (advance instanceof Advance.Wait<?> wait) {
            nextAt = world.clock.instant().plus(wait.pause());
            return false;
        }
        world.log(name, "done: " + ((Advance.Done<?>) advance).result());
        world.origins.told(told, true);
        world.claims.succeeded(this, index, ((Advance.Done<?>) advance).result());
        run = null;
        wrote = false;
        startedAt = world.clock.instant();
        return ++index == plan.steps().size();
    }

    private boolean abort() throws InterruptedException {
        api.interruptWrite = false;
        run.abort(pause -> world.pass(pause.isZero() ? Duration.ofMillis(1) : pause));
        world.origins.told(told, false);
        world.journalRules.rolledBack(this);
        world.invariants.failed(this, null);
        return true;
    }

    @Override
    public String toString() {
        return name + " " + plan.kind() + " " + plan.parameters();
    }
}
