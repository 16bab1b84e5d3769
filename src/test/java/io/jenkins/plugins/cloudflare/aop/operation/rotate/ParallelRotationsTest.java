package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two rotations of one build that run at the same time, as in parallel branches. */
class ParallelRotationsTest extends RotationFixture {
    @Test
    void theSecondWaitsAndThenDoesItsOwn() throws Exception {
        OperationRun<RotationResult> first = work.rotation(with("hostnames", "www.example.com"));
        first.advance();
        work.clock.pass(Duration.ofMillis(1));
        OperationRun<RotationResult> second = work.rotation(with("hostnames", "api.example.com"));
        assertThat(second.advance() instanceof Advance.Wait, is(true));
        assertThat(
                work.console,
                hasItem("aopRotateCertificate: waiting for another rotation in zone example.com, for up to 10 min"));

        RotationResult one = work.drive(first);
        RotationResult other = work.drive(second);

        assertThat(one.getHostnames(), is(List.of("www.example.com")));
        assertThat(other.isRotated(), is(true));
        assertThat(other.getHostnames(), is(List.of("api.example.com")));
        assertThat(other.getPhases().isEmpty(), is(false));
    }

    @Test
    void whatTheFirstDidIsNotTheSecondsResult() throws Exception {
        OperationRun<RotationResult> first = work.rotation(byName());
        first.advance();
        work.clock.pass(Duration.ofMillis(1));
        OperationRun<RotationResult> second = work.rotation(byName());
        second.advance();
        work.drive(first);

        OperationException e = assertThrows(OperationException.class, () -> work.drive(second));

        assertThat(e.getMessage(), containsString("holds the very same one"));
    }

    /** The journal says DONE and the controller stops before the step returns: the resumed one must know that it was its own. */
    @Test
    void aRunThatIsResumedAtItsVeryEndKnowsItsOwn() throws Exception {
        Instant startedAt = work.clock.instant();
        RotationResult done = work.drive(rotation(startedAt));
        work.clock.pass(Duration.ofSeconds(5));
        int writes = work.writes().size();

        RotationResult resumed = work.drive(rotation(startedAt));

        assertThat(resumed.isRotated(), is(true));
        assertThat(resumed.getCertificateId(), is(done.getCertificateId()));
        assertThat(work.writes().size(), is(writes));
    }

    private OperationRun<RotationResult> rotation(Instant startedAt) throws Exception {
        return RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, byName()), work.context(), startedAt);
    }

    private Object[] byName() {
        return with("hostnames", "www.example.com api.example.com");
    }
}
