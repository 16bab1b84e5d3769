package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.GoServer;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server in Go that looks for a certificate of its CA anywhere in what a client presents, and not at its first place. */
class GoLooksEnforcedTest extends LooksEnforced {
    private List<Integer> ports;

    @Override
    String program() {
        return GoServer.COMPILER;
    }

    @Override
    RealServer start() throws Exception {
        ports = RealServer.freePorts(2);
        return GoServer.start(
                directory,
                "srv.crt",
                "srv.key",
                List.of(
                        GoServer.site(
                                ports.get(0),
                                "ours.crt",
                                "tls.RequireAnyClientCert, VerifyPeerCertificate: anyOf(pool)"),
                        GoServer.site(ports.get(1), "ours.crt", "tls.RequireAndVerifyClientCert")),
                ports);
    }

    @Test
    void aStuffedChainIsServed() throws Exception {
        Found found = verified(ports.get(0), DetourRun.closedPort());
        assertThat(found.failure(), found.brief(), is("ANY_CERTIFICATE"));
        assertThat(found.failure(), containsString("a forged certificate followed by the configured one"));
    }

    @Test
    void aVerifiedChainPasses() throws Exception {
        assertThat(verified(ports.get(1), DetourRun.closedPort()).brief(), is("ENFORCED, passes"));
    }
}
