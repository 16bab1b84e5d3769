package io.jenkins.plugins.cloudflare.aop.operation.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofCandidate;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LocalProberTest {
    private static List<String> lines(int all) {
        List<String> lines = new ArrayList<>();
        LocalProber.ProgressLines progress =
                new LocalProber.ProgressLines(lines::add, "Origins visited", new HashSet<>());
        for (int done = 1; done <= all; done++) {
            progress.done(done, all);
        }
        return lines;
    }

    @Test
    void aLongRoundSaysEachTenth() {
        assertThat(lines(6000), hasSize(9));
        assertThat(lines(57), hasSize(9));
        assertThat(lines(6000).get(0), is("Origins visited: 600 of 6000"));
        assertThat(lines(6000).get(8), is("Origins visited: 5400 of 6000"));
    }

    @Test
    void aShortOneSaysNothing() {
        assertThat(lines(49), is(empty()));
    }

    /** However often it is visited. */
    @Test
    void anAddressThatTurnsVisitsAwayIsNamedOnce() throws Exception {
        AtomicBoolean busy = new AtomicBoolean();
        LoopbackOrigin.Manners serving = LoopbackOrigin.needing(
                socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        ProbeLimits limits = ProbeLimits.DEFAULT.withPatience(Duration.ofMillis(20));
        LocalProber prober = new LocalProber(AddressPolicy.ALL, limits, lines::add);
        try (LoopbackOrigin origin = new LoopbackOrigin(socket -> {
            if (!busy.get()) {
                serving.on(socket);
            }
        })) {
            TargetSurvey survey = prober.visit(new SurveyRequest(List.of(origin.target()), limits, AddressPolicy.ALL))
                    .get(0);
            List<ProofCandidate> candidates = List.of(ProofCandidate.of(survey, OriginPki.EC.everybody()));
            prober.visit(new ProofRequest(candidates, limits, AddressPolicy.ALL));
            assertThat(lines, is(empty()));
            busy.set(true);
            prober.visit(new ProofRequest(candidates, limits, AddressPolicy.ALL));
            prober.visit(new ProofRequest(candidates, limits, AddressPolicy.ALL));
        }
        assertThat(lines, is(List.of(Prober.slowed("127.0.0.1"))));
    }
}
