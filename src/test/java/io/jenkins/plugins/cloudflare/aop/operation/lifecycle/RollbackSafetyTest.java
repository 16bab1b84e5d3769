package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.Journal;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rolling back is a change like any other: what it leads to is judged, and what disturbs it does not stop it. */
class RollbackSafetyTest extends LifeCycleFixture {
    /** A journal whose disk fills up. */
    private static final class FullDisk implements Journal {
        private final Journal journal;
        private boolean full;

        FullDisk(Journal journal) {
            this.journal = journal;
        }

        @Override
        public ZoneDocument read(ZoneId zone) throws OperationException {
            return journal.read(zone);
        }

        @Override
        public ZoneDocument update(ZoneId zone, UnaryOperator<ZoneDocument> change) throws OperationException {
            if (full) {
                throw new OperationException("journal cannot be written: No space left on device");
            }
            return journal.update(zone, change);
        }
    }

    @Test
    void aFullDiskDoesNotStopARollbackThatIsUnderWay() throws Exception {
        FullDisk disk = new FullDisk(work.journal);
        OperationContext plain = work.context();
        OperationContext context = new OperationContext(
                plain.apis(),
                plain.credentials(),
                disk,
                plain.locks(),
                plain.prober(),
                plain.edge(),
                plain.workspace(),
                plain.recorder(),
                plain.console(),
                plain.clock(),
                plain.random());
        afterTheSwitch(ReplayedOrigin.Behaviour.OPEN);
        OperationRun<RotationResult> run =
                RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, with()), context, work.clock.instant());
        while (work.journal.read(work.zone()).rotations().values().stream()
                .noneMatch(rotation -> rotation.stage() == RotationState.Stage.RETURNING)) {
            advance(run);
        }
        disk.full = true;
        run.abort(work.clock::pass);
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, old, B, old))));
        assertThat(work.console, hasItem(containsString("The rollback goes on without the journal")));
        work.nextBuild();
        origin.meanwhile = () -> {};
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        assertThat("the next run looks again", work.rotate(with()).isRotated(), is(true));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    @Test
    void hostnamesStayWhereTheOriginRefusesTheOldCertificateToo() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 1, with());
        String target = other();
        work.clock.pass(Duration.ofMinutes(1));
        origin.behaviour = ReplayedOrigin.Behaviour.REFUSES_OURS;
        String told = fails(with("certificateCredentialsId", "newer", "hostnames", APP));
        assertThat(
                told,
                allOf(
                        containsString("stay on certificate " + target + ", which is not proved"),
                        containsString("the origin refuses certificate " + old + " too")));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, target, B, target))));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    /** An origin can be open to visitors without a certificate, its worse fault, and refuse the configured one. */
    @Test
    void hostnamesStayWhereAnOpenOriginRefusesTheOldCertificate() throws Exception {
        killAt(RotationState.Stage.SWITCHING, 1, with());
        String target = other();
        work.clock.pass(Duration.ofMinutes(1));
        work.prober = new ReplayedOrigin() {
            @Override
            protected Behaviour behaviour(Target visited, List<Identity> identities) {
                return identities.isEmpty() ? Behaviour.OPEN : Behaviour.REFUSES_OURS;
            }
        };
        String told = fails(with("certificateCredentialsId", "newer", "hostnames", APP));
        assertThat(
                told,
                allOf(
                        containsString("stay on certificate " + target),
                        containsString("the origin refuses certificate " + old + " too")));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, target, B, target))));
    }
}
