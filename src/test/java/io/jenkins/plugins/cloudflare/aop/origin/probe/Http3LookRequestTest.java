package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** UDP of many targets. */
class Http3LookRequestTest {
    private static final ProbeLimits LIMITS = new ProbeLimits(Duration.ofMillis(700), 4, 2);

    private static List<DetourSearch> searches(int targets, int port, Set<Detour> sought) {
        List<DetourSearch> searches = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            Target target = new Target("h" + i + ".example.test", "127.0.0.1", port, "/");
            searches.add(new DetourSearch(target, List.of(TlsVersion.TLS_1_3), List.of(), null, sought));
        }
        return searches;
    }

    /** A firewall that drops datagrams would cost every hostname a time-out. */
    @Test
    void aPortThatDoesNotAnswerIsAskedOnce() throws Exception {
        try (LoopbackDatagrams silent = new LoopbackDatagrams(datagram -> List.of())) {
            List<TargetDetours> seen = new Http3LookRequest(
                            searches(12, silent.port(), EnumSet.of(Detour.HTTP3)), LIMITS, AddressPolicy.ALL)
                    .run();
            assertThat(seen.size(), is(12));
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i).target().hostname(), is("h" + i + ".example.test"));
                assertThat(seen.get(i).http3().size(), is(1));
            }
            assertThat(seen.get(0).http3().get(0).visits().get(0).phase(), is(Phase.CONNECT));
            assertThat(silent.received(), is(not(empty())));
            // One series of 700 ms: the ClientHello three times at most, and two of another version.
            assertThat(silent.received().size(), is(lessThan(6)));
        }
    }

    @Test
    void whatIsNotSoughtIsNotVisited() throws Exception {
        try (LoopbackDatagrams silent = new LoopbackDatagrams(datagram -> List.of())) {
            List<TargetDetours> seen = new DetourRequest(
                            searches(2, silent.port(), EnumSet.complementOf(EnumSet.of(Detour.HTTP3))),
                            DetourRun.ports(DetourRun.closedPort()),
                            LIMITS,
                            AddressPolicy.ALL)
                    .run();
            assertThat(seen.get(1).http3(), is(empty()));
            assertThat(silent.received(), is(empty()));
        }
    }
}
