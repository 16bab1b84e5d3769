package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a proof has seen when it is cut off. */
class InterruptedProofTest extends LifeCycleFixture {
    /** Found by the simulation: it waits for a second pass without a failure, and what the first one saw was lost. */
    @Test
    void anOriginThatEnforcedInAProofThatDidNotEndHoldsADisableBack() throws Exception {
        origin.behaviour = ReplayedOrigin.Behaviour.OPEN;
        OperationRun<VerifyResult> proof = VerifyOrigin.run(
                SpecOf.of(
                        VerifyOriginSpec.class,
                        "zone",
                        "example.com",
                        "hostnames",
                        APP,
                        "origins",
                        "192.0.2.1",
                        "certificateCredentialsId",
                        "old",
                        "waitSeconds",
                        300),
                work.context(),
                work.clock.instant());
        advance(proof);
        origin.behaviour = ReplayedOrigin.Behaviour.ENFORCED;
        advance(proof);
        proof.abort(work.clock::pass);
        work.nextBuild();
        assertThat(
                assertThrows(OperationException.class, () -> work.disable("hostnames", APP))
                        .getMessage(),
                containsString("refused visitors without"));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, old, B, old))));
    }
}
