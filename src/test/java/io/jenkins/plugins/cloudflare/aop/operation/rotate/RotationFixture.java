package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A zone with two hostnames on an old certificate, a new one in the credential "new", and an origin that enforces. */
abstract class RotationFixture {
    static final TestPki CA = TestPki.ca("Origin pull CA");

    @TempDir
    Path directory;

    EmulatedBuild work;
    ReplayedOrigin origin;
    String old;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        origin = new ReplayedOrigin();
        work.prober = origin;
        work.credentials.with("ca", CA.pemWithKey());
        old = work.uploaded("old", CA);
        work.credential("new", CA);
        work.enable("hostnames", "www.example.com api.example.com");
        work.nextBuild();
    }

    @AfterEach
    void close() {
        work.close();
    }

    /** A due rotation to the certificate of the credential "new". */
    Object[] with(Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "zone", "example.com", "certificateCredentialsId", "new", "origins", "192.0.2.1", "force", true));
        all.addAll(List.of(more));
        return all.toArray();
    }

    OperationException fails(Object... parameters) {
        return assertThrows(OperationException.class, () -> work.rotate(parameters));
    }

    void fails(String why, Object... parameters) {
        assertThat(fails(parameters).getMessage(), containsString(why));
    }

    /** The certificate of each hostname. */
    Map<String, String> pointers() throws Exception {
        Map<String, String> pointers = new TreeMap<>();
        for (Association association : work.api().associations(work.zone())) {
            if (association.enabled() != null) {
                pointers.put(association.hostname(), association.certificateId().value());
            }
        }
        return pointers;
    }

    Map<String, String> all(String certificate) {
        return new TreeMap<>(Map.of("www.example.com", certificate, "api.example.com", certificate));
    }

    List<String> certificates() throws Exception {
        return ZoneContents.live(work.api().certificates(work.zone())).stream()
                .map(held -> held.id().value())
                .toList();
    }

    /** Somebody else's change. */
    void change(String hostname, String certificate, Boolean enabled) {
        try {
            work.api()
                    .associate(
                            work.zone(),
                            List.of(new AssociationChange(hostname, new CertificateId(certificate), enabled)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        work.clock.pass(Duration.ofSeconds(30));
    }

    List<String> methods(int from) {
        return work.writes().stream()
                .skip(from)
                .map(request -> request.method())
                .toList();
    }

    /** Advances until the journal says that a rotation is at this stage. */
    <R> void driveTo(RotationState.Stage stage, OperationRun<R> run) throws Exception {
        int advances = 0;
        while (work.journal.read(work.zone()).rotations().values().stream()
                .noneMatch(rotation -> rotation.stage() == stage)) {
            Advance<R> advance = run.advance();
            assertThat("an end in sight", advances++, is(lessThan(1000)));
            work.clock.pass(((Advance.Wait<R>) advance).pause());
        }
    }
}
