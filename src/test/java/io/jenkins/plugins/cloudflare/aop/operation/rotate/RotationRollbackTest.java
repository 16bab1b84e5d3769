package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rotation does when it cannot be completed. */
class RotationRollbackTest extends RotationFixture {
    private static final String HOSTNAMES = "/origin_tls_client_auth/hostnames";

    private OperationContext afterRestart() {
        OperationContext now = work.context();
        return new OperationContext(
                now.apis(),
                now.credentials(),
                now.journal(),
                new ZoneLocks(),
                now.prober(),
                now.edge(),
                now.workspace(),
                now.recorder(),
                now.console(),
                now.clock(),
                now.random());
    }

    @Test
    void anOriginThatRefusesTheNewOneStopsItBeforeTheSwitch() throws Exception {
        origin.behaviour = ReplayedOrigin.Behaviour.REFUSES_OURS;
        int before = work.writes().size();
        OperationException e = fails(with());
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("nothing was switched"),
                        containsString("REFUSES_OURS"),
                        containsString("stays in")));
        assertThat("uploaded only", methods(before), is(List.of("POST")));
        assertThat(pointers(), is(all(old)));
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        work.nextBuild();
        work.rotate(with("deleteOld", true));
        assertThat("the upload served", methods(before), is(List.of("POST", "PUT", "DELETE")));
    }

    @Test
    void aFailedProofRollsEverythingBack() throws Exception {
        origin.meanwhile = () -> {
            // Accepts before the switch, and is open after it.
            if (origin.proofs == 1) {
                origin.behaviour = ReplayedOrigin.Behaviour.OPEN;
            }
        };
        int before = work.writes().size();
        OperationException e = fails(with("deleteOld", true));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("after the switch to certificate"),
                        containsString("is OPEN"),
                        containsString("rolled back to certificate " + old),
                        containsString("the origin is OPEN")));
        assertThat("nothing was deleted", methods(before), is(List.of("POST", "PUT", "PUT")));
        assertThat(pointers(), is(all(old)));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.outcome(), is(Outcome.FAILURE));
        assertThat(entry.failure(), is(e.getMessage()));
        assertThat("the old one was asked for, and the proof was repeated", origin.proofs, is(4));
        assertThat(work.journal.read(work.zone()).unfinished().values(), is(empty()));
        assertThat(work.status("zone", "example.com").getDrift(), is(empty()));
    }

    @ParameterizedTest
    @CsvSource({"UNSTABLE, UNSTABLE", "NONE, SUCCESS"})
    void onFailureSaysWhatItDoesToTheBuild(String onFailure, Outcome outcome) throws Exception {
        origin.meanwhile = () -> origin.behaviour =
                origin.proofs == 1 ? ReplayedOrigin.Behaviour.OPEN : ReplayedOrigin.Behaviour.ENFORCED;
        RotationResult result = work.rotate(with("onFailure", onFailure));
        assertThat(result.isRotated(), is(false));
        assertThat(result.getCertificateId(), is(old));
        assertThat(result.failure(), containsString("the origin is ENFORCED"));
        assertThat(work.recorder.last().outcome(), is(outcome));
        assertThat(work.recorder.last().certificate().id(), is(old));
        assertThat(pointers(), is(all(old)));
    }

    @Test
    void theRollbackIsProvedOnlyWithWhatBelongsToTheOldOne() throws Exception {
        work.credential("next", TestPki.ca("Next origin pull CA"));
        origin.meanwhile = () -> origin.behaviour =
                origin.proofs == 1 ? ReplayedOrigin.Behaviour.OPEN : ReplayedOrigin.Behaviour.ENFORCED;
        OperationException e = fails(with("certificateCredentialsId", "next"));
        assertThat(e.getMessage(), containsString("the origin is REFUSED_UNCONFIRMED"));
        assertThat(pointers(), is(all(old)));
    }

    @Test
    void patienceThatEndsAfterTheSwitchIsRolledBack() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with("waitSeconds", 60));
        driveTo(RotationState.Stage.SWITCHING, run);
        run.advance();
        work.clock.pass(Duration.ofMinutes(2));
        work.emulator.failNext(Fault.on("GET", HOSTNAMES).error(502, 0, "bad gateway"));
        OperationException e =
                org.junit.jupiter.api.Assertions.assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(e.getMessage(), allOf(containsString("gave up after 60 s"), containsString("rolled back")));
        assertThat(pointers(), is(all(old)));
    }

    @Test
    void anAbortAfterTheSwitchIsRolledBackInAMinute() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, run);
        run.advance();
        Instant aborted = work.clock.instant();
        run.abort(work.clock::pass);
        assertThat(Duration.between(aborted, work.clock.instant()).toSeconds() <= 60, is(true));
        assertThat(pointers(), is(all(old)));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.outcome(), is(Outcome.ABORTED));
        assertThat(
                entry.failure(), allOf(containsString("aborted while"), containsString("rolled back to certificate")));
        assertThat(work.journal.read(work.zone()).unfinished().values(), is(empty()));
    }

    @Test
    void anAbortBeforeTheSwitchChangesNothing() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        run.advance();
        int before = work.writes().size();
        run.abort(work.clock::pass);
        assertThat(methods(before), is(empty()));
        assertThat(work.recorder.last().outcome(), is(Outcome.ABORTED));
    }

    @Test
    void aRestartedRunCanBeAbortedAtOnce() throws Exception {
        Instant startedAt = work.clock.instant();
        OperationRun<RotationResult> run = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, run);
        run.advance();
        work.locks.release(new Object());
        OperationRun<RotationResult> resumed =
                RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, with()), afterRestart(), startedAt);
        resumed.abort(work.clock::pass);
        assertThat(pointers(), is(all(old)));
    }

    @Test
    void whatIsInterruptedInTheRollbackIsFinishedByTheNextRun() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, run);
        run.advance();
        org.junit.jupiter.api.Assertions.assertThrows(
                InterruptedException.class,
                () -> run.abort(pause -> {
                    throw new InterruptedException("second abort");
                }));
        assertThat(work.recorder.last().failure(), containsString("was interrupted"));
        assertThat(work.journal.read(work.zone()).unfinished().size(), is(1));
        work.nextBuild();
        RotationResult result = work.rotate(with("deleteOld", true));
        assertThat(result.getPhases().get(0).get("text").toString(), containsString("is rolled back"));
        assertThat(result.isRotated(), is(true));
        assertThat(pointers(), is(all(result.getCertificateId())));
        assertThat(certificates(), is(List.of(result.getCertificateId())));
    }
}
