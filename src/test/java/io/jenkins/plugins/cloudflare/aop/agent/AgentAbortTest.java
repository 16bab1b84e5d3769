package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @Test
    @Timeout(180)
    void endsTheVisitsOnTheAgentToo(JenkinsRule jenkins) throws Exception {
        Stored.keyStore("client", TestPki.ca("Origin pull CA").client("www.example.com"));
        agents.createAgent(jenkins, "edge");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            WorkflowRun build = Jobs.pipeline(jenkins, """
                            node('edge') {
                              aopVerifyOrigin hostnames: 'www.example.com', origins: '127.0.0.1:PORT',
                                  certificateCredentialsId: 'client'
                            }
                            """.replace("PORT", String.valueOf(silent.getLocalPort())))
                    .scheduleBuild2(0)
                    .waitForStart();
            try (Socket visit = silent.accept()) {
                Instant stopped = Instant.now();
                build.getExecutor().interrupt();
                // A visit would be patient for ten seconds; the end of the stream is the agent's hanging up.
                visit.setSoTimeout((int) AT_ONCE.toMillis());
                visit.getInputStream().readAllBytes();
                jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

                assertThat(Duration.between(stopped, Instant.now()), is(lessThan(AT_ONCE)));
                assertThat(Jobs.record(build).operations().get(0).outcome(), is(OperationEntry.Outcome.ABORTED));
            }
        }
    }
}
