package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryRecorder;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A step that finds everything as it is to be: its success counts like any other. Found by the simulation. */
class NothingToSendTest extends LifeCycleFixture {
    private OperationRun<RotationResult> rotationAboutToSwitch() throws Exception {
        OperationRun<RotationResult> rotation = work.rotation(with());
        int advances = 0;
        while (work.journal.read(work.zone()).rotations().values().stream()
                .noneMatch(one -> one.stage() == RotationState.Stage.SWITCHING)) {
            advance(rotation);
            assertThat("an end in sight", advances++ < 100, is(true));
        }
        return rotation;
    }

    private OperationContext otherBuild() {
        work.recorder = new MemoryRecorder("other#1");
        return work.context();
    }

    private String waitsFor(OperationRun<?> run) throws Exception {
        Advance<?> advance = run.advance();
        return advance instanceof Advance.Wait<?> wait ? wait.missing() : "nothing: it ended";
    }

    @Test
    void anEnableWaitsForTheRotationThatIsAboutToMoveItsHostname() throws Exception {
        OperationRun<RotationResult> rotation = rotationAboutToSwitch();
        OperationRun<?> enable = EnableHostname.run(
                SpecOf.enable("hostnames", APP, "certificateId", old), otherBuild(), work.clock.instant());
        assertThat(waitsFor(enable), containsString("the rotation to certificate "));
        assertThat(work.drive(rotation).isRotated(), is(true));
        work.drive(enable);
        assertThat("what it said is so", pointers(), is(new TreeMap<>(Map.of(APP, old, B, other()))));
    }

    @Test
    void aDisableWaitsForTheRotationThatIsAboutToMoveItsHostname() throws Exception {
        OperationRun<RotationResult> rotation = rotationAboutToSwitch();
        change(APP, old, false);
        OperationRun<?> disable = DisableHostname.run(
                SpecOf.of(DisableHostnameSpec.class, "hostnames", APP, "mode", "off", "force", true),
                otherBuild(),
                work.clock.instant());
        assertThat(waitsFor(disable), containsString("the rotation to certificate "));
        assertThrows(OperationException.class, () -> work.drive(rotation));
        work.drive(disable);
        assertThat("what it said is so", pointers(), is(new TreeMap<>(Map.of(APP, "off", B, old))));
    }

    @Test
    void anEnableThatFoundItsCertificateThereOutdatesAnUnfinishedRotation() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 3, with());
        String target = other();
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, target, B, target))));
        work.enable("hostnames", APP, "certificateId", target);
        work.nextBuild();
        // It names another certificate now, so what the killed one moved is rolled back first.
        work.rotate(with("certificateCredentialsId", "newer", "hostnames", B, "force", false));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, target, B, old))));
    }
}
