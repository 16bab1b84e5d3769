package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneResult;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rotation that another run began, and two that run at once. */
class RotationResumeTest extends RotationFixture {
    @Test
    void anotherBuildFinishesWhatADeadOneBegan() throws Exception {
        OperationRun<RotationResult> dead = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, dead);
        dead.advance();
        String deadBuild = work.recorder.build();
        crash();
        work.nextBuild();
        int before = work.writes().size();
        RotationResult result = work.rotate(with("deleteOld", true));
        assertThat(result.isRotated(), is(true));
        assertThat(result.getPhases().get(0).get("text").toString(), containsString("that " + deadBuild + " began"));
        assertThat("moved already", methods(before), is(List.of("DELETE")));
        assertThat(certificates(), is(List.of(result.getCertificateId())));
    }

    /** The process is gone, and what it held in memory. */
    private void crash() {
        work.clock.pass(Duration.ofMinutes(20));
    }

    @Test
    void anotherCertificateRollsTheUnfinishedOneBackFirst() throws Exception {
        OperationRun<RotationResult> dead = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, dead);
        dead.advance();
        crash();
        work.nextBuild();
        ClientCertificate newer = work.credential("newer", CA);
        RotationResult result = work.rotate(with("certificateCredentialsId", "newer", "oldCertificateId", old));
        assertThat(result.isRotated(), is(true));
        assertThat(result.getOldCertificateId(), is(old));
        String sha256 = work.api().certificates(work.zone()).stream()
                .filter(held -> held.id().value().equals(result.getCertificateId()))
                .findFirst()
                .orElseThrow()
                .sha256()
                .orElseThrow();
        assertThat(sha256, is(newer.sha256()));
        assertThat(pointers(), is(all(result.getCertificateId())));
    }

    /** It says nothing of hostnames or the old certificate: the unfinished rotation of its hostnames is its affair. */
    @Test
    void aStepThatNamesNothingRollsBackWhatWasLeftThoughNothingIsDue() throws Exception {
        OperationRun<RotationResult> dead = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, dead);
        dead.advance();
        crash();
        work.nextBuild();
        work.credential("newer", CA);
        RotationResult result =
                work.rotate(with("certificateCredentialsId", "newer", "force", false, "renewBeforeDays", 0));
        assertThat(result.isRotated(), is(false));
        assertThat(result.getPhases().toString(), containsString("is rolled back"));
        assertThat(pointers(), is(all(old)));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    @Test
    void aStepThatNamesNothingLeavesTheRotationOfOtherHostnames() throws Exception {
        work.uploaded("third", CA);
        work.enable("hostnames", "third.example.com");
        work.nextBuild();
        OperationRun<RotationResult> dead = work.rotation(with("hostnames", "www.example.com"));
        driveTo(RotationState.Stage.SWITCHING, dead);
        dead.advance();
        crash();
        work.nextBuild();
        String switched = pointers().get("www.example.com");
        work.credential("third", CA);
        RotationResult result = work.rotate(with("certificateCredentialsId", "third"));
        assertThat(result.getHostnames(), is(List.of("third.example.com")));
        assertThat(pointers().get("www.example.com"), is(switched));
        assertThat(work.journal.read(work.zone()).unfinished().size(), is(1));
    }

    @Test
    void aStepThatIsRestartedAtItsVeryEndDoesNotRotateAgain() throws Exception {
        Instant startedAt = work.clock.instant();
        RotationResult first = work.rotate(with("deleteOld", true));
        int before = work.writes().size();
        RotationResult again = work.drive(RotateCertificate.run(
                SpecOf.of(RotateCertificateSpec.class, with("deleteOld", true)), work.context(), startedAt));
        assertThat(again.isRotated(), is(true));
        assertThat(again.isOldDeleted(), is(true));
        assertThat(again.getCertificateId(), is(first.getCertificateId()));
        assertThat(methods(before), is(empty()));
    }

    @Test
    void aStepThatIsRestartedAfterItsRollbackFailsAgain() throws Exception {
        origin.meanwhile = () -> origin.behaviour =
                origin.proofs == 1 ? ReplayedOrigin.Behaviour.OPEN : ReplayedOrigin.Behaviour.ENFORCED;
        Instant startedAt = work.clock.instant();
        OperationException first = fails(with());
        int before = work.writes().size();
        OperationException again = assertThrows(
                OperationException.class,
                () -> work.drive(RotateCertificate.run(
                        SpecOf.of(RotateCertificateSpec.class, with()), work.context(), startedAt)));
        assertThat(again.getMessage(), is(first.getMessage()));
        assertThat(methods(before), is(empty()));
        work.nextBuild();
        origin.meanwhile = () -> {};
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        assertThat("the next build tries anew", work.rotate(with()).isRotated(), is(true));
    }

    @Test
    void twoBuildsAtOnceRotateOnce() throws Exception {
        Object[] parameters = {
            "zone",
            "example.com",
            "issuerCredentialsId",
            "ca",
            "commonName",
            "www.example.com",
            "origins",
            "192.0.2.1",
            "renewBeforeDays",
            10,
            "validityDays",
            30,
            "deleteOld",
            true,
            "hostnames",
            "www.example.com api.example.com"
        };
        List<Object> forced = new ArrayList<>(List.of(parameters));
        forced.addAll(List.of("force", true));
        work.rotate(forced.toArray());
        work.clock.pass(Duration.ofDays(25));
        work.nextBuild();
        OperationRun<RotationResult> one = work.rotation(parameters);
        one.advance();
        work.nextBuild();
        OperationRun<RotationResult> two = work.rotation(parameters);
        two.advance();
        assertThat(two.missing(), containsString("another rotation in zone example.com"));
        int before = work.writes().size();
        RotationResult first = work.drive(one);
        RotationResult second = work.drive(two);
        assertThat(second.isRotated(), is(false));
        assertThat(pointers(), is(all(first.getCertificateId())));
        assertThat(certificates(), is(List.of(first.getCertificateId())));
        assertThat(methods(before), is(List.of("PUT", "DELETE")));
    }

    @Test
    void aRotationThatIsUnderWayProtectsItsCertificates() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        driveTo(RotationState.Stage.PROVED, run);
        PruneResult pruned = work.prune("zone", "example.com", "unusedForDays", 0, "dryRun", false);
        assertThat(pruned.getDeleted(), is(empty()));
        assertThat(pruned.getKept().get(0).get("reason").toString(), containsString("rotation that is not finished"));
        assertThat(
                work.status("zone", "example.com", "onFailure", "NONE").getDrift(),
                is(List.of("the rotation of certificate " + old + " to "
                        + pruned.getKept().get(1).get("id") + " is not finished (PROVED, begun by "
                        + work.recorder.build() + "); run aopRotateCertificate again")));
    }
}
