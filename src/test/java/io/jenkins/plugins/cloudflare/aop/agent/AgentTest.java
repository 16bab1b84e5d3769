package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import io.jenkins.plugins.cloudflare.aop.builder.VerifyOriginBuilder;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Visits from an agent in a JVM of its own. */
@WithJenkins
class AgentTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    /** So many visits a tired server takes: enough to be known, too few for a verification. */
    private static final int SERVED = 6;

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    private Origin origin;

    @BeforeEach
    void startOrigin() throws Exception {
        origin = Origin.enforcing(CA);
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void pipelineVisitsFromItsNode(JenkinsRule jenkins) throws Exception {
        Stored.keyStore("client", CA.client("www.example.com"));
        agents.createAgent(jenkins, "edge");

        WorkflowRun build =
                jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, """
                node('edge') {
                  dir('sub') {
                    aopVerifyOrigin hostnames: 'www.example.com', origins: 'ORIGIN', certificateCredentialsId: 'client'
                    echo "written: ${fileExists('aop/verification.xml')}"
                  }
                }
                """.replace("ORIGIN", origin.address())));

        jenkins.assertLogContains("written: true", build);
        assertThat(build.getArtifacts(), hasSize(4));
        assertThat(Jobs.record(build).operations().get(0).verdicts().get(0).place(), is("edge"));
        anAddressThatTurnsVisitsAwayIsNamedOnce(jenkins);
    }

    /** The facts come back with those of the visits, of each round. */
    private static void anAddressThatTurnsVisitsAwayIsNamedOnce(JenkinsRule jenkins) throws Exception {
        AtomicInteger left = new AtomicInteger(SERVED);
        LoopbackOrigin.Manners serving = LoopbackOrigin.needing(
                socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        try (LoopbackOrigin tired = new LoopbackOrigin(socket -> {
            if (left.getAndDecrement() > 0) {
                serving.on(socket);
            }
        })) {
            WorkflowRun build = jenkins.buildAndAssertSuccess(
                    Jobs.pipeline(jenkins, """
                    node('edge') {
                      aopVerifyOrigin hostnames: 'www.example.com', origins: '127.0.0.1:PORT', onFailure: 'NONE',
                          certificateCredentialsId: 'client', waitSeconds: 1
                    }
                    """.replace("PORT", String.valueOf(tired.port()))));
            List<String> said = build.getLog(Integer.MAX_VALUE).stream()
                    .filter(line -> line.contains(Prober.slowed("127.0.0.1")))
                    .toList();
            assertThat(said, hasSize(1));
        }
    }

    @Test
    void pipelineOutsideOfNodesVisitsFromTheController(JenkinsRule jenkins) throws Exception {
        Stored.keyStore("client", CA.client("www.example.com"));

        WorkflowRun build = jenkins.buildAndAssertSuccess(Jobs.pipeline(
                jenkins,
                "aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin.address()
                        + "', certificateCredentialsId: 'client'"));

        assertThat(Jobs.record(build).operations().get(0).verdicts().get(0).place(), is("controller"));
    }

    @Test
    void freestyleVisitsFromItsNode(JenkinsRule jenkins) throws Exception {
        Stored.keyStore("client", CA.client("www.example.com"));
        Node edge = agents.createAgent(jenkins, "edge");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(edge);
        VerifyOriginBuilder verify = new VerifyOriginBuilder("www.example.com");
        verify.setOrigins(origin.address());
        verify.setCertificateCredentialsId("client");
        job.getBuildersList().add(verify);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(Jobs.record(build).operations().get(0).verdicts().get(0).place(), is("edge"));
    }
}
