package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.FileCredentials;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryRecorder;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SimulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TestClock;
import io.jenkins.plugins.cloudflare.aop.operation.journal.Journal;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds that run at once over a service that fails by chance, and that crash by chance: all end well. */
class SimulationTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");
    private static final int SCHEDULES = 400;

    private final FileCredentials credentials = new FileCredentials()
            .with("cloudflare", "a-token")
            .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
            .with("ca", CA.pemWithKey());

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.4})
    void buildsWithOneCertificateUploadItOnce(double faults) throws Exception {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            Simulation simulation = new Simulation(seed, faults);
            simulation.run(3, "certificateCredentialsId", "client");
            assertThat("seed " + seed, simulation.cloudflare.certificateCount(), is(1));
            simulation.assertAllPointToTheOneCertificate(seed);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void buildsWithOneIssuerShareOneCertificate(double faults) throws Exception {
        for (int seed = 0; seed < SCHEDULES / 4; seed++) {
            Simulation simulation = new Simulation(seed, faults);
            simulation.run(3, "issuerCredentialsId", "ca", "commonName", "www.example.com");
            assertThat("seed " + seed, simulation.cloudflare.certificateCount(), is(1));
            simulation.assertAllPointToTheOneCertificate(seed);
        }
    }

    @Test
    void withoutFaultsAndCrashesEachHostnameIsSentOnce() throws Exception {
        Simulation simulation = new Simulation(1, 0);
        simulation.crashes = 0;
        simulation.run(1, "certificateCredentialsId", "client");
        assertThat(simulation.cloudflare.puts, is(1));
    }

    private final class Simulation {
        private final TestClock clock = new TestClock();
        private final Random chance;
        private final SimulatedCloudflare cloudflare;
        private final Journal journal = new MemoryJournal();
        private final ZoneLocks locks = new ZoneLocks();
        private double crashes = 0.1;

        Simulation(long seed, double faults) {
            chance = new Random(seed);
            cloudflare = new SimulatedCloudflare(chance, clock, faults);
        }

        void run(int builds, Object... certificate) throws Exception {
            List<Build> running = new ArrayList<>();
            for (int i = 0; i < builds; i++) {
                running.add(new Build(this, "job#" + i, certificate, "host" + i + ".example.com"));
            }
            int steps = 0;
            while (!running.isEmpty()) {
                Build build = running.get(chance.nextInt(running.size()));
                if (build.step()) {
                    running.remove(build);
                }
                clock.pass(Duration.ofMillis(chance.nextInt(3000)));
                assertThat("an end in sight", steps++ < 20_000, is(true));
            }
        }

        void assertAllPointToTheOneCertificate(int seed) {
            Map<String, CertificateId> pointers = cloudflare.pointers();
            assertThat("seed " + seed, pointers.size(), is(3));
            assertThat("seed " + seed, Set.copyOf(pointers.values()).size(), is(1));
        }
    }

    /** A build of two steps. A crash loses everything but the recorder, as a restart of Jenkins does. */
    private final class Build {
        private final Simulation simulation;
        private final MemoryRecorder recorder;
        private final Object[] certificate;
        private final String hostname;
        private Instant startedAt;
        private OperationRun<?> run;
        private boolean uploaded;

        Build(Simulation simulation, String name, Object[] certificate, String hostname) {
            this.simulation = simulation;
            this.recorder = new MemoryRecorder(name);
            this.certificate = certificate;
            this.hostname = hostname;
            this.startedAt = simulation.clock.instant();
        }

        boolean step() throws Exception {
            if (run == null) {
                run = uploaded
                        ? EnableHostname.run(
                                SpecOf.enable("hostnames", hostname, "waitSeconds", 1_000_000), context(), startedAt)
                        : UploadCertificate.run(upload(), context(), startedAt);
            }
            Advance<?> advance = run.advance();
            if (simulation.chance.nextDouble() < simulation.crashes && advance instanceof Advance.Wait) {
                run = null;
            }
            if (advance instanceof Advance.Done) {
                boolean finished = uploaded;
                uploaded = true;
                run = null;
                startedAt = simulation.clock.instant();
                return finished;
            }
            return false;
        }

        private UploadCertificateSpec upload() {
            List<Object> parameters = new ArrayList<>(List.of(certificate));
            parameters.addAll(List.of("zone", "example.com", "waitSeconds", 1_000_000));
            return SpecOf.upload(parameters.toArray());
        }

        private OperationContext context() {
            return new OperationContext(
                    token -> simulation.cloudflare,
                    credentials,
                    simulation.journal,
                    simulation.locks,
                    null,
                    null,
                    null,
                    recorder,
                    line -> {},
                    simulation.clock,
                    new SecureRandom());
        }
    }
}
