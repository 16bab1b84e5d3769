package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
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

/** Two hostnames on an old certificate that lives 60 days, new ones of 90 days, and an origin that enforces. */
abstract class LifeCycleFixture {
    static final TestPki CA = TestPki.ca("Origin pull CA");
    static final String APP = "app.example.com";
    static final String B = "b.example.com";

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
        credential("old", 60);
        credential("new", 90);
        credential("newer", 95);
        old = upload("old");
        work.enable("hostnames", APP + " " + B);
        work.nextBuild();
    }

    @AfterEach
    void close() {
        work.close();
    }

    /** A credential with a certificate that ends so many days from now. */
    void credential(String name, int days) throws Exception {
        ClientCertificate client = CA.issuer()
                .issue(
                        name + ".example.com",
                        Duration.ofDays(days),
                        work.clock.instant(),
                        new java.security.SecureRandom());
        work.credentials.with(name, client.leafPem() + client.privateKeyPem());
    }

    String upload(String credential) throws Exception {
        return work.upload("zone", "example.com", "certificateCredentialsId", credential)
                .getId();
    }

    /** A forced rotation to the certificate of the credential "new". */
    Object[] with(Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "zone", "example.com", "certificateCredentialsId", "new", "origins", "192.0.2.1", "force", true));
        all.addAll(List.of(more));
        return all.toArray();
    }

    String fails(Object... parameters) {
        return assertThrows(OperationException.class, () -> work.rotate(parameters))
                .getMessage();
    }

    /** Leaves a rotation as a killed process does, at this stage of the journal and this many advances on. */
    void killAt(RotationState.Stage stage, int more, Object... parameters) throws Exception {
        OperationRun<RotationResult> run = work.rotation(parameters);
        int advances = 0;
        while (work.journal.read(work.zone()).rotations().values().stream()
                .noneMatch(rotation -> rotation.stage() == stage)) {
            advance(run);
            assertThat("an end in sight", advances++, is(lessThan(1000)));
        }
        for (int i = 0; i < more; i++) {
            advance(run);
        }
        // The process is gone, and what it held in memory.
        work.clock.pass(Duration.ofMinutes(20));
        work.nextBuild();
    }

    <R> void advance(OperationRun<R> run) throws Exception {
        Advance<R> advance = run.advance();
        if (advance instanceof Advance.Wait<R> wait) {
            work.clock.pass(wait.pause());
        }
    }

    /** Somebody else's change. */
    void change(String hostname, String certificate, Boolean enabled) throws Exception {
        work.api()
                .associate(
                        work.zone(), List.of(new AssociationChange(hostname, new CertificateId(certificate), enabled)));
        work.clock.pass(Duration.ofSeconds(30));
    }

    /** The certificate of each hostname, "off" where it is switched off. */
    Map<String, String> pointers() throws Exception {
        Map<String, String> pointers = new TreeMap<>();
        for (Association association : work.api().associations(work.zone())) {
            if (association.enabled() != null) {
                pointers.put(
                        association.hostname(),
                        association.enabled() ? association.certificateId().value() : "off");
            }
        }
        return pointers;
    }

    List<String> certificates() throws Exception {
        return ZoneContents.live(work.api().certificates(work.zone())).stream()
                .map(HostnameCertificate::id)
                .map(CertificateId::value)
                .toList();
    }

    /** The certificate that is not the old one. */
    String other() throws Exception {
        return certificates().stream().filter(id -> !id.equals(old)).findFirst().orElseThrow();
    }

    /** The origin accepts everything before the switch, and does this after it. */
    void afterTheSwitch(ReplayedOrigin.Behaviour behaviour) {
        origin.meanwhile = () -> origin.behaviour = origin.proofs == 0 ? ReplayedOrigin.Behaviour.ENFORCED : behaviour;
    }
}
