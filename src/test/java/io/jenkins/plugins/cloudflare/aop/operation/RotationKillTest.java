package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies at each of its write-ahead points, and after each of its requests; running the step again ends well:
 * one certificate, in use by all hostnames, and none left over.
 */
class RotationKillTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final int NEVER = Integer.MAX_VALUE;

    private final TestClock clock = new TestClock();
    private final ReplayedOrigin origin = new ReplayedOrigin();
    private final FileCredentials credentials =
            new FileCredentials().with("cloudflare", "a-token").with("ca", CA.pemWithKey());
    private MemoryJournal journal;
    private SimulatedCloudflare cloudflare;
    private int requests;
    private int lastRequest = NEVER;
    private MemoryLedger ledger;

    @ParameterizedTest
    @CsvSource({"issued, true", "issued, false", "given, true", "given, false"})
    void afterEachWriteAhead(String certificate, boolean sameBuild) throws Exception {
        prepare();
        int first = journal.writes;
        rotate(certificate, clock.instant());
        int points = journal.writes - first;
        assertThat("write-ahead points", points, is(greaterThan(5)));
        for (int point = 1; point <= points; point++) {
            prepare();
            journal.lastWrite = journal.writes + point;
            dieAndGoOn(certificate, sameBuild, "write " + point);
        }
    }

    @ParameterizedTest
    @CsvSource({"issued, true", "issued, false", "given, true", "given, false"})
    void afterEachRequest(String certificate, boolean sameBuild) throws Exception {
        prepare();
        int first = requests;
        rotate(certificate, clock.instant());
        int points = requests - first;
        assertThat(points, is(greaterThan(10)));
        for (int point = 1; point <= points; point++) {
            prepare();
            lastRequest = requests + point;
            dieAndGoOn(certificate, sameBuild, "request " + point);
        }
    }

    @ParameterizedTest
    @CsvSource({"issued, true", "issued, false", "given, true", "given, false"})
    void onTheWayBack(String certificate, boolean sameBuild) throws Exception {
        for (int point = 1; ; point++) {
            prepare();
            origin.proofs = 0;
            origin.meanwhile = () -> origin.behaviour =
                    origin.proofs == 1 ? ReplayedOrigin.Behaviour.OPEN : ReplayedOrigin.Behaviour.ENFORCED;
            journal.lastWrite = journal.writes + point;
            try {
                rotate(certificate, clock.instant());
                throw new AssertionError("the proof fails");
            } catch (OperationException e) {
                assertThat("at least these points", point, is(greaterThan(8)));
                return;
            } catch (MemoryJournal.Killed e) {
                origin.meanwhile = () -> {};
                origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
                goOn(certificate, sameBuild, "write " + point, clock.instant().minus(Duration.ofMinutes(10)));
            }
        }
    }

    private void dieAndGoOn(String certificate, boolean sameBuild, String where) throws Exception {
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
    private void goOn(String certificate, boolean sameBuild, String where, Instant startedAt) throws Exception {
        journal.lastWrite = NEVER;
        lastRequest = NEVER;
        if (sameBuild) {
            try {
                rotate(certificate, startedAt);
            } catch (OperationException e) {
                // It was on its way back, which is finished now.
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
        assertThat(where + ": no orphan", cloudflare.certificateCount(), is(1));
        Map<String, CertificateId> pointers = cloudflare.pointers();
        assertThat(where, pointers.size(), is(2));
        assertThat(where, Set.copyOf(pointers.values()), is(Set.of(cloudflare.onlyCertificate())));
        assertThat(where, journal.read(SimulatedCloudflare.ZONE).unfinished().size(), is(0));
    }

    private void nextBuild() {
        clock.pass(Duration.ofMinutes(1));
        ledger = new MemoryLedger("job#" + System.nanoTime());
    }

    /** Two hostnames on an old certificate. */
    private void prepare() throws Exception {
        origin.meanwhile = () -> {};
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        journal = new MemoryJournal();
        cloudflare = new SimulatedCloudflare(new Random(1), clock, 0);
        nextBuild();
        for (String name : new String[] {"old", "new"}) {
            var client = CA.client("www.example.com");
            credentials.with(name, client.leafPem() + client.privateKeyPem());
        }
        drive(Operations.upload(
                Spec.upload("zone", "example.com", "certificateCredentialsId", "old"),
                surroundings(),
                clock.instant()));
        drive(Operations.enable(
                Spec.enable("hostnames", "www.example.com api.example.com"), surroundings(), clock.instant()));
        nextBuild();
    }

    private void rotate(String certificate, Instant startedAt) throws Exception {
        RotateCertificateSpec spec = certificate.equals("given")
                ? Spec.of(
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
                : Spec.of(
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
        drive(Operations.rotate(spec, surroundings(), startedAt));
    }

    private <R> void drive(OperationRun<R> run) throws Exception {
        for (int i = 0; i < 1000; i++) {
            Advance<R> advance = run.advance();
            if (advance instanceof Advance.Done) {
                return;
            }
            clock.pass(((Advance.Wait<R>) advance).pause());
        }
        throw new AssertionError("no end in sight: " + run.missing());
    }

    private Surroundings surroundings() {
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
        return new Surroundings(
                token -> mortal,
                credentials,
                journal,
                new ZoneWrites(),
                origin,
                null,
                null,
                ledger,
                line -> {},
                clock,
                new SecureRandom());
    }
}
