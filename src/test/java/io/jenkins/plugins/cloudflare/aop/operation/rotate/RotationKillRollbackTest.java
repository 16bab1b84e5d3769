package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies in the rollback of a rotation; the next run finishes it. */
class RotationKillRollbackTest extends RotationDeath {
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
}
