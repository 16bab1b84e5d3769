package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.Oddity;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What later runs make of a rotation that was left unfinished. The numbers are those of the list of cases. */
class UnfinishedRotationsTest extends LifeCycleFixture {
    private static final String HOSTNAMES = "/origin_tls_client_auth/hostnames";

    /** Job 1 rotates app; its origin refuses the new one after the switch, and Cloudflare refuses the rollback. */
    private void leaveRollingBack(String hostnames) throws Exception {
        afterTheSwitch(ReplayedOrigin.Behaviour.OPEN);
        OperationRun<RotationResult> run = work.rotation(with("hostnames", hostnames));
        int advances = 0;
        while (work.journal.read(work.zone()).rotations().values().stream()
                .noneMatch(rotation -> rotation.stage() == RotationState.Stage.RETURNING)) {
            advance(run);
            assertThat("an end in sight", advances++ < 100, is(true));
        }
        origin.meanwhile = () -> {};
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        work.clock.pass(Duration.ofMinutes(20));
        work.nextBuild();
    }

    /** 1. */
    @Test
    void anOldCertificateIsNotRetiredWhileAnotherRotationNeedsIt() throws Exception {
        leaveRollingBack(APP);
        RotationResult second =
                work.rotate(with("certificateCredentialsId", "newer", "hostnames", B, "deleteOld", true));
        assertThat(second.isRotated(), is(true));
        assertThat(second.isOldDeleted(), is(false));
        assertThat(certificates(), hasItem(old));
        assertThat(work.recorder.last().warnings(), hasItem(containsString("part of a rotation that is not finished")));
        assertThat(
                "an entry for each", work.journal.read(work.zone()).unfinished().size(), is(1));
        work.nextBuild();
        origin.behaviour = ReplayedOrigin.Behaviour.OPEN;
        fails(with("hostnames", APP));
        assertThat("job 1 went back", pointers().get(APP), is(old));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    /** 2. */
    @Test
    void oneListThatLacksAHostnameDoesNotMeanThatItIsGone() throws Exception {
        leaveRollingBack(APP + " " + B);
        work.emulator.failNext(Fault.on("GET", HOSTNAMES).odd(Oddity.EMPTY_LIST));
        RotationResult result = work.rotate(with());
        String told = result.getPhases().toString();
        assertThat(told, allOf(containsString("rolled back to certificate " + old)));
        assertThat(told.contains("somebody else"), is(false));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    /** 3. */
    @Test
    void aRollbackDoesNotLeadToAnExpiredCertificate() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 1, with());
        String target = other();
        work.clock.pass(Duration.ofDays(61));
        String told = fails(with("certificateCredentialsId", "newer", "hostnames", APP));
        assertThat(
                told,
                allOf(
                        containsString("stay on certificate " + target + ", which is not proved"),
                        containsString("certificate " + old + " expired at")));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, target, B, target))));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    /** 4. */
    @Test
    void aLaterSuccessOutdatesAnUnfinishedRollback() throws Exception {
        leaveRollingBack(APP + " " + B);
        String third = upload("newer");
        work.enable("hostnames", APP + " " + B, "certificateId", third);
        work.nextBuild();
        RotationResult result = work.rotate(with("hostnames", APP + " " + B, "force", false));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, third, B, third))));
        assertThat(result.getPhases().toString(), containsString("others have changed all of its hostnames since"));
    }

    /** 4, and somebody has put the hostname back by hand since. */
    @Test
    void aLaterSuccessOutdatesItAlsoWhereItWasUndone() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 0, with());
        String third = upload("newer");
        work.enable("hostnames", APP, "certificateId", third);
        String success = work.recorder.build();
        work.nextBuild();
        change(APP, old, true);
        RotationResult result = work.rotate(with("hostnames", APP + " " + B));
        assertThat(result.getHostnames(), is(java.util.List.of(B)));
        assertThat(result.getPhases().toString(), containsString("hostname " + APP + " was set by " + success));
        assertThat(pointers().get(APP), is(old));
    }

    /** Asked by the run that died; the origin has changed its mind since. */
    @Test
    void whatIsLeftIsMovedOnlyWhereTheOriginStillAcceptsTheNewOne() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 0, with());
        int before = work.writes().size();
        origin.behaviour = ReplayedOrigin.Behaviour.REFUSES_OURS;
        String told = fails(with());
        assertThat(told, containsString("does not accept certificate " + other() + " any more"));
        assertThat(work.writes().size(), is(before));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, old, B, old))));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    /** 5. */
    @Test
    void aSwitchOffStaysOffAndIsNamed() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 3, with());
        String target = other();
        work.disable("hostnames", APP, "mode", "off", "force", true);
        work.nextBuild();
        RotationResult result = work.rotate(with());
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, "off", B, target))));
        assertThat(result.getPhases().toString(), containsString("hostname " + APP + " was switched off"));
        assertThat(work.recorder.last().warnings(), hasItem(containsString(APP)));
    }

    /** 10. */
    @Test
    void aChangeInFlightCountsAsDoneUntilTheOppositeIsReadTwice() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        int advances = 0;
        while (work.journal.read(work.zone()).rotations().isEmpty()) {
            advance(run);
            assertThat("an end in sight", advances++ < 100, is(true));
        }
        work.emulator.failNext(Fault.on("PUT", HOSTNAMES).late(Duration.ofSeconds(12)));
        run.advance();
        run.abort(work.clock::pass);
        work.clock.pass(Duration.ofMinutes(1));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, old, B, old))));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    /** 14. */
    @Test
    void anOldCertificateThatCannotBeDeletedDoesNotBlock() throws Exception {
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("DELETE"))
                .error(400, 1433, "Certificate is in use")
                .times(1000));
        RotationResult result = work.rotate(with("hostnames", APP + " " + B, "deleteOld", true));
        assertThat(result.isRotated(), is(true));
        assertThat(result.isOldDeleted(), is(false));
        assertThat(work.recorder.last().warnings(), hasItem(containsString("aopPruneCertificates tries again")));
        work.nextBuild();
        assertThat(
                work.rotate(with("certificateCredentialsId", "newer", "hostnames", APP + " " + B))
                        .isRotated(),
                is(true));
    }

    /** 15. */
    @Test
    void whatOthersChangedDuringTheProofIsNamed() throws Exception {
        String third = upload("newer");
        work.nextBuild();
        origin.meanwhile = () -> {
            if (origin.proofs == 1) {
                try {
                    change(APP, third, true);
                    change(B, third, true);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        RotationResult result = work.rotate(with("oldCertificateId", old));
        assertThat(
                result.getPhases().toString(),
                allOf(
                        containsString("hostname " + APP + " was pointed to certificate " + third),
                        containsString("hostname " + B + " was pointed to certificate " + third)));
        assertThat(work.recorder.last().warnings(), hasItem(containsString(APP)));
    }

    @Test
    void aRotationOfAnotherJobIsResumedWithItsOwnOrigins() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 1, with("hostnames", APP));
        work.rotate(with("hostnames", APP, "origins", "192.0.2.77"));
        assertThat(
                work.recorder.last().verdicts().stream()
                        .map(verdict -> verdict.origin())
                        .distinct()
                        .toList(),
                is(java.util.List.of("192.0.2.1:443")));
    }

    @Test
    void aJournalThatCannotBeReadIsOneClearSentence() throws Exception {
        java.nio.file.Path file = directory.resolve("journal").resolve(work.zoneId + ".json");
        for (String[] content : new String[][] {
            {"null", "is no JSON object"},
            {"{\"schemaVersion\":2,\"rotations\":{\"x\":null}}", "has an entry that is null"},
            {
                "{\"schemaVersion\":2,\"unusedSince\":{\"nonsense\":\"2026-01-01T00:00:00Z\"}}",
                "what is no certificate id"
            },
            {"{\"schemaVersion\":1,\"rotations\":{\"" + old + "\":{\"certificateId\":\"" + old + "\"}}}", "has no stage"
            }
        }) {
            java.nio.file.Files.writeString(file, content[0]);
            assertThat(
                    assertThrows(
                                    io.jenkins.plugins.cloudflare.aop.operation.OperationException.class,
                                    () -> work.status("zone", "example.com"))
                            .getMessage(),
                    allOf(containsString(content[1]), containsString("move it away")));
        }
    }
}
