package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ForwardingProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long an origin is waited for, and what is refused before any visit. */
class VerifyWaitingTest extends VerifyOriginFixture {
    @Test
    void anOriginThatReloadsIsWaitedForAndSeenTwice() throws Exception {
        origin.mode = Mode.OPEN;
        int[] looks = {0};
        work.prober = new ForwardingProber(work.prober) {
            @Override
            public <R extends Serializable> List<R> visit(ProbeRequest<R> request)
                    throws OperationException, InterruptedException {
                if (request instanceof SurveyRequest && ++looks[0] == 2) {
                    origin.mode = Mode.ENFORCING;
                }
                return super.visit(request);
            }
        };
        VerifyResult result = verify("certificateCredentialsId", "client", "waitSeconds", 60);
        assertThat(result.getVerdict(), is("ENFORCED"));
        assertThat(looks[0], is(3));
    }

    @Test
    void waitingEndsWithTheLastVerdict() {
        origin.mode = Mode.OPEN;
        OperationException e = assertThrows(
                OperationException.class, () -> verify("certificateCredentialsId", "client", "waitSeconds", 12));
        assertThat(e.getMessage(), allOf(containsString("OPEN"), not(containsString("gave up"))));
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnyVisit() {
        refused("hostnames is empty", "hostnames", "", "origins", "127.0.0.1");
        refused("origins is absent and the DNS of zone example.com has no", "hostnames", "www.example.com");
        refused("hostnames has null as item 2", "hostnames", "www.example.com null", "origins", "127.0.0.1");
        refused("rounds is 2; give 3 to 50", "hostnames", "www.example.com", "origins", "127.0.0.1", "rounds", 2);
        refused("path is 'x'", "hostnames", "www.example.com", "origins", "127.0.0.1", "path", "/ x");
        refused("path is 'x'", "hostnames", "www.example.com", "origins", "127.0.0.1", "path", "x");
        refused("expect is 'closed'", "hostnames", "www.example.com", "origins", "127.0.0.1", "expect", "closed");
        refused("onFailure is 'fail'", "hostnames", "www.example.com", "origins", "127.0.0.1", "onFailure", "fail");
    }
}
