package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.fixture.Waiting;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A person stops a build while visits from an agent wait for an origin that says nothing. */
@WithJenkins
class AgentAbortTest {
    /** Asks an agent whether visits are still under way there. */
    private static final class NoThreadLeft extends MasterToSlaveCallable<Boolean, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean call() {
            return Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("cloudflare-aop"));
        }
    }

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @Test
    @Timeout(180)
    void endsTheVisitsOnTheAgentToo(JenkinsRule jenkins) throws Exception {
        Stored.keyStore("client", TestPki.ca("Origin pull CA").client("www.example.com"));
        Slave edge = agents.createAgent(jenkins, "edge");
        // Each is visited on two TLS versions, so not all are at once.
        int atOnce = ProbeLimits.DEFAULT.atOncePerAddress();
        String names = IntStream.range(0, atOnce)
                .mapToObj(number -> "h" + number + ".example.com")
                .collect(Collectors.joining(" "));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            WorkflowRun build = Jobs.pipeline(jenkins, """
                            node('edge') {
                              aopVerifyOrigin hostnames: 'NAMES', origins: '127.0.0.1:PORT',
                                  certificateCredentialsId: 'client'
                            }
                            """.replace("PORT", String.valueOf(silent.getLocalPort()))
                            .replace("NAMES", names))
                    .scheduleBuild2(0)
                    .waitForStart();
            try (Socket visit = silent.accept()) {
                build.getExecutor().interrupt();
                // What was sent before the visitor hung up, and the end of the stream.
                visit.getInputStream().readAllBytes();
                jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

                Eventually.is(
                        "no thread of the probe is left",
                        () -> edge.getChannel().call(new NoThreadLeft()));
                // Visits that had ended by themselves would have been followed by others.
                assertThat("visits", 1 + Waiting.at(silent), is(lessThanOrEqualTo(atOnce)));
                assertThat(Jobs.record(build).operations().get(0).outcome(), is(OperationEntry.Outcome.ABORTED));
            }
        }
    }
}
