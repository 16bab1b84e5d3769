package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TestClock;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A zone, its origins, two processes on one journal, and up to four builds at once: one schedule for each seed. */
final class SimulatedWorld {
    private static final int BUILDS = 6;

    /** Whether a replay tells what happens. */
    private static final boolean LOG = Boolean.getBoolean("aop.simulation.log");

    final TestClock clock = new TestClock();
    final Random chance;
    final OddCloudflare zone;
    final SimulatedOrigins origins = new SimulatedOrigins();
    final SharedJournal journal = new SharedJournal();
    final Invariants invariants;
    final Claims claims;
    final JournalRules journalRules;
    final Jobs jobs;
    final Map<String, Instant> changedByPeople = new HashMap<>();
    private final List<SimulatedBuild> running = new ArrayList<>();
    private final List<SimulatedProcess> processes;
    private final People people;
    private int built;

    SimulatedWorld(long seed) {
        chance = new Random(seed);
        zone = new OddCloudflare(this, clock, chance);
        invariants = new Invariants(this, zone);
        claims = new Claims(this, zone);
        journalRules = new JournalRules(this, zone);
        journal.written = journalRules::written;
        jobs = new Jobs(this);
        people = new People(this);
        Map<String, SimulatedProcess> locked = new HashMap<>();
        processes = List.of(new SimulatedProcess(locked, clock), new SimulatedProcess(locked, clock));
    }

    void run() throws InterruptedException {
        zone.quiet = true;
        people.setOrigins(true);
        finish(jobs.first());
        zone.quiet = false;
        for (int left = BUILDS; left > 0 || !running.isEmpty(); ) {
            if (left > 0 && running.size() < 4 && chance.nextInt(3) == 0) {
                left--;
                SimulatedBuild build =
                        new SimulatedBuild(this, "job#" + ++built, chance.nextInt(processes.size()), jobs.any());
                log("begins", build);
                running.add(build);
            }
            step();
        }
        new QuietEnd(this).run();
    }

    private void step() throws InterruptedException {
        people.act();
        Optional<SimulatedBuild> next = running.stream().min(Comparator.comparing((SimulatedBuild one) -> one.nextAt));
        if (next.isEmpty() || chance.nextInt(40) == 0) {
            pass(Duration.ofMinutes(chance.nextInt(20)));
        }
        if (next.isPresent()) {
            SimulatedBuild build = next.get();
            if (build.nextAt.isAfter(clock.instant())) {
                pass(Duration.between(clock.instant(), build.nextAt));
            }
            pass(Duration.ofMillis(chance.nextInt(300)));
            advance(build);
        } else if (chance.nextInt(4) == 0) {
            pass(Duration.ofDays(1 + chance.nextInt(12)));
        }
    }

    private void advance(SimulatedBuild build) throws InterruptedException {
        if (chance.nextInt(60) == 0) {
            build.api.callsToLive = 1 + chance.nextInt(6);
        }
        if (chance.nextInt(60) == 0) {
            journal.writesToLive = 2 + chance.nextInt(2);
        }
        journal.full = chance.nextInt(80) == 0;
        try {
            if (build.advance(chance.nextInt(40) == 0)) {
                running.remove(build);
            }
        } catch (MemoryJournal.Killed e) {
            log(build.name, "killed " + e.getMessage());
            crash(build.process);
        } finally {
            journal.writesToLive = Integer.MAX_VALUE;
            journal.full = false;
        }
    }

    private void crash(int process) {
        processes.get(process).crash();
        // A runner is started anew by nobody, a controller goes on.
        running.stream().filter(build -> build.process == process).forEach(SimulatedBuild::crash);
        running.removeIf(build -> {
            boolean gone = build.process == process && chance.nextBoolean();
            if (gone) {
                invariants.gone(build);
            }
            return gone;
        });
    }

    /** Drives a build that nothing disturbs. @return whether it succeeded */
    boolean finish(SimulatedBuild.Plan plan) throws InterruptedException {
        SimulatedBuild build = new SimulatedBuild(this, "job#" + ++built, 0, plan);
        while (!build.advance(false)) {
            pass(Duration.between(clock.instant(), build.nextAt).plusMillis(50));
        }
        return build.recorder.entries().stream()
                .noneMatch(entry -> entry.outcome().name().equals("FAILURE"));
    }

    List<SimulatedBuild> running() {
        return running;
    }

    void log(Object who, Object what) {
        if (LOG) {
            System.out.println(clock.instant() + " " + who + ": " + what);
        }
    }

    void pass(Duration time) {
        clock.pass(time);
        zone.settle();
    }

    OddApi api(SimulatedBuild build) {
        return new OddApi(zone, chance, invariants, build);
    }

    OperationContext context(SimulatedBuild build) {
        return new OperationContext(
                token -> processes.get(build.process).share(build.api),
                jobs.credentials,
                journal,
                processes.get(build.process).locks(),
                origins.prober(build.visits, build.told, clock),
                null,
                null,
                build.recorder,
                line -> log(build.name, line),
                clock,
                new Chance(chance));
    }

    /** Whether a build can ask an origin for a certificate: what it names comes from the same CA. */
    boolean canAsk(SimulatedBuild build, X509Certificate leaf) {
        return SimulatedOrigins.issuer(leaf).equals(build.plan.parameters().get("ca"));
    }

    boolean changed(String hostname, Instant since) {
        Instant at = changedByPeople.get(hostname);
        return at != null && !at.isBefore(since);
    }

    /** Chance that is the same at each replay. */
    private static final class Chance extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient Random random;

        Chance(Random random) {
            this.random = new Random(random.nextLong());
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}
