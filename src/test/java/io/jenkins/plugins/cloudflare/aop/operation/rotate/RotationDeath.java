package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
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
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A rotation in a process that may die at any point, and the run that goes on. */
abstract class RotationDeath {
    static final TestPki CA = TestPki.ca("Origin pull CA");

    static final int NEVER = Integer.MAX_VALUE;

    final TestClock clock = new TestClock();

    final ReplayedOrigin origin = new ReplayedOrigin();

    final FileCredentials credentials =
            new FileCredentials().with("cloudflare", "a-token").with("ca", CA.pemWithKey());

    MemoryJournal journal;

    SimulatedCloudflare cloudflare;

    int requests;

    int lastRequest = NEVER;

    MemoryRecorder recorder;

    void dieAndGoOn(String certificate, boolean sameBuild, String where) throws Exception {
        Instant startedAt = clock.instant();
        try {
            rotate(certificate, startedAt);
            throw new AssertionError("alive after " + where);
        } catch (MemoryJournal.Killed e) {
            assertThat(where, cloudflare.pointers().size(), is(2));
        }
        goOn(certificate, sameBuild, where, startedAt);
    }

    /** The same step after a restart, or the next build; one that had to go back first is given one more try. */
    void goOn(String certificate, boolean sameBuild, String where, Instant startedAt) throws Exception {
        journal.lastWrite = NEVER;
        lastRequest = NEVER;
        if (sameBuild) {
            try {
                rotate(certificate, startedAt);
            } catch (OperationException e) {
                // It was rolling back, which is finished now.
                nextBuild();
                rotate(certificate, clock.instant());
            }
        } else {
            nextBuild();
            try {
                rotate(certificate, clock.instant());
            } catch (OperationException e) {
                assertThat("was finished already", e.getMessage(), containsString("holds the very same one"));
            }
        }
        // Another build that is forced adopts nothing that was there before it began.
        drive(PruneCertificates.run(
                SpecOf.of(PruneCertificatesSpec.class, "zone", "example.com", "unusedForDays", 0, "dryRun", false),
                context(),
                clock.instant()));
        assertThat(where + ": no orphan", cloudflare.certificateCount(), is(1));
        Map<String, CertificateId> pointers = cloudflare.pointers();
        assertThat(where, pointers.size(), is(2));
        assertThat(where, Set.copyOf(pointers.values()), is(Set.of(cloudflare.onlyCertificate())));
        assertThat(where, journal.read(SimulatedCloudflare.ZONE).unfinished().size(), is(0));
    }

    void nextBuild() {
        clock.pass(Duration.ofMinutes(1));
        recorder = new MemoryRecorder("job#" + System.nanoTime());
    }

    /** Two hostnames on an old certificate. */
    void prepare() throws Exception {
        origin.meanwhile = () -> {};
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        journal = new MemoryJournal();
        cloudflare = new SimulatedCloudflare(new Random(1), clock, 0);
        nextBuild();
        for (String name : new String[] {"old", "new"}) {
            var client = CA.client("www.example.com");
            credentials.with(name, client.leafPem() + client.privateKeyPem());
        }
        drive(UploadCertificate.run(
                SpecOf.upload("zone", "example.com", "certificateCredentialsId", "old"), context(), clock.instant()));
        drive(EnableHostname.run(
                SpecOf.enable("hostnames", "www.example.com api.example.com"), context(), clock.instant()));
        nextBuild();
    }

    void rotate(String certificate, Instant startedAt) throws Exception {
        RotateCertificateSpec spec = certificate.equals("given")
                ? SpecOf.of(
                        RotateCertificateSpec.class,
                        "zone",
                        "example.com",
                        "certificateCredentialsId",
                        "new",
                        "origins",
                        "192.0.2.1",
                        "deleteOld",
                        true,
                        "force",
                        true)
                : SpecOf.of(
                        RotateCertificateSpec.class,
                        "zone",
                        "example.com",
                        "issuerCredentialsId",
                        "ca",
                        "commonName",
                        "www.example.com",
                        "validityDays",
                        20,
                        "origins",
                        "192.0.2.1",
                        "deleteOld",
                        true,
                        "force",
                        true,
                        "hostnames",
                        "www.example.com api.example.com");
        drive(RotateCertificate.run(spec, context(), startedAt));
    }

    private void drive(OperationRun<?> run) throws Exception {
        clock.drive(run, 1000);
    }

    OperationContext context() {
        AopApi mortal = (AopApi) Proxy.newProxyInstance(
                AopApi.class.getClassLoader(), new Class<?>[] {AopApi.class}, (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(cloudflare, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (++requests == lastRequest) {
                        throw new MemoryJournal.Killed("after request " + requests + ", " + method.getName());
                    }
                    return answer;
                });
        return new OperationContext(
                token -> mortal,
                credentials,
                journal,
                new ZoneLocks(),
                origin,
                null,
                null,
                recorder,
                line -> {},
                clock,
                new SecureRandom());
    }
}
