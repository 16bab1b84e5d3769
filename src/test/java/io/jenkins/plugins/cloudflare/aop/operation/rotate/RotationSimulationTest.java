package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.FileCredentials;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryRecorder;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SimulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TestClock;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Builds that rotate the same hostnames at once, over a service and an origin that fail by chance, on a controller that
 * crashes by chance, some of them aborted: no hostname is ever without a certificate, and whatever was left is put in
 * order by one more run.
 */
class RotationSimulationTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final int SCHEDULES = 25;
    private static final String HOSTNAMES = "www.example.com api.example.com";

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0.02", "0.3, 0.05"})
    void everythingEndsWithOneCertificate(double faults, double crashes) throws Exception {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            new Simulation(seed, faults, crashes).run();
        }
    }

    private static final class Simulation {
        private final int seed;
        private final double crashes;
        private final Random chance;
        private final TestClock clock = new TestClock();
        private final SimulatedCloudflare cloudflare;
        private final MemoryJournal journal = new MemoryJournal();
        private final ReplayedOrigin origin = new ReplayedOrigin();
        private final FileCredentials credentials =
                new FileCredentials().with("cloudflare", "a-token").with("ca", CA.pemWithKey());
        private ZoneLocks locks = new ZoneLocks();

        Simulation(int seed, double faults, double crashes) {
            this.seed = seed;
            this.crashes = crashes;
            this.chance = new Random(seed);
            this.cloudflare = new SimulatedCloudflare(chance, clock, faults);
            origin.meanwhile = () -> origin.behaviour = chance.nextDouble() < crashes * 4
                    ? ReplayedOrigin.Behaviour.OPEN
                    : ReplayedOrigin.Behaviour.ENFORCED;
            ClientCertificate old = CA.client("old.example.com");
            credentials.with("old", old.leafPem() + old.privateKeyPem());
        }

        void run() throws Exception {
            Build first = new Build("job#0");
            first.drive(UploadCertificate.run(
                    SpecOf.upload("zone", "example.com", "certificateCredentialsId", "old", "waitSeconds", 100_000),
                    first.context(),
                    clock.instant()));
            first.drive(EnableHostname.run(
                    SpecOf.enable("hostnames", HOSTNAMES, "waitSeconds", 100_000), first.context(), clock.instant()));
            List<Build> running = new ArrayList<>(List.of(new Build("job#1"), new Build("job#2")));
            int steps = 0;
            while (!running.isEmpty()) {
                assertThat("an end in sight", steps++, is(lessThan(20_000)));
                Build build = running.get(chance.nextInt(running.size()));
                if (build.step()) {
                    running.remove(build);
                }
                if (chance.nextDouble() < crashes) {
                    locks = new ZoneLocks();
                    running.forEach(Build::crash);
                }
                assertNobodyIsWithout();
                clock.pass(Duration.ofMillis(chance.nextInt(3000)));
            }
            settle();
        }

        /** Whatever happened, one more undisturbed run puts it in order. */
        private void settle() throws Exception {
            origin.meanwhile = () -> origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
            Build last = new Build("job#3");
            last.drive(RotateCertificate.run(last.spec(true), last.context(), clock.instant()));
            assertThat("seed " + seed, cloudflare.certificateCount(), is(1));
            assertThat(
                    "seed " + seed,
                    Set.copyOf(cloudflare.pointers().values()),
                    is(Set.of(cloudflare.onlyCertificate())));
            assertThat(
                    "seed " + seed,
                    journal.read(SimulatedCloudflare.ZONE).unfinished().size(),
                    is(0));
        }

        private void assertNobodyIsWithout() {
            Map<String, CertificateId> pointers = cloudflare.pointers();
            assertThat("seed " + seed, pointers.size(), is(2));
            pointers.values().forEach(id -> assertThat("seed " + seed, cloudflare.holds(id), is(true)));
        }

        private final class Build {
            private final MemoryRecorder recorder;
            private Instant startedAt;
            private OperationRun<RotationResult> run;

            Build(String name) {
                this.recorder = new MemoryRecorder(name);
                this.startedAt = clock.instant();
            }

            void crash() {
                run = null;
            }

            /** True when the build has ended in whatever way. */
            boolean step() throws Exception {
                if (run == null) {
                    run = RotateCertificate.run(spec(false), context(), startedAt);
                }
                try {
                    if (chance.nextDouble() < crashes / 4) {
                        run.abort(clock::pass);
                        return true;
                    }
                    Advance<RotationResult> advance = run.advance();
                    return advance instanceof Advance.Done;
                } catch (OperationException e) {
                    return true;
                }
            }

            RotateCertificateSpec spec(boolean last) {
                return SpecOf.of(
                        RotateCertificateSpec.class,
                        "zone",
                        "example.com",
                        "issuerCredentialsId",
                        "ca",
                        "commonName",
                        "www.example.com",
                        "validityDays",
                        30,
                        "origins",
                        "192.0.2.1",
                        "hostnames",
                        HOSTNAMES,
                        "deleteOld",
                        true,
                        "force",
                        last || recorder.build().equals("job#1"),
                        // As many looks as it takes would wait for a second pass; one is enough here.
                        "waitSeconds",
                        last ? Integer.valueOf(100_000) : null);
            }

            void drive(OperationRun<?> operation) throws Exception {
                clock.drive(operation, 10_000);
            }

            OperationContext context() {
                return new OperationContext(
                        token -> cloudflare,
                        credentials,
                        journal,
                        locks,
                        origin,
                        null,
                        null,
                        recorder,
                        line -> {},
                        clock,
                        new SecureRandom());
            }
        }
    }
}
