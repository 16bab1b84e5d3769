package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller starts again before the agent of a verification is back: what the controller sees proves nothing. */
class AgentRestartTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final String AWAY = "the agent is not back yet";

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    private final LogRecorder steps = new LogRecorder();

    /** A test's default of 15 seconds may be over before the step was seen to wait. */
    private final long patience = ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS;

    @BeforeEach
    void waitLongerForTheNode() {
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = TimeUnit.MINUTES.toMillis(5);
    }

    @AfterEach
    void waitAsBefore() {
        ExecutorStepExecution.TIMEOUT_WAITING_FOR_NODE_MILLIS = patience;
    }

    @AfterEach
    void stopRecording() {
        steps.close();
    }

    @Test
    void visitsWaitForTheAgent() throws Throwable {
        try (Origin origin = Origin.enforcing(CA)) {
            origin.serveEverybody(true);
            sessions.then(jenkins -> {
                agents.createAgent(jenkins, "edge");
                Stored.keyStore("client", CA.client("www.example.com"));
                WorkflowJob job = Jobs.pipeline(
                        jenkins,
                        "node('edge') { aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin.address()
                                + "', certificateCredentialsId: 'client', waitSeconds: 600 }");
                job.renameTo("verify");
                WorkflowRun build = job.scheduleBuild2(0).waitForStart();
                jenkins.waitForMessage("looking again", build);
            });
            agents.stop("edge");
            steps.record("io.jenkins.plugins.cloudflare.aop.step", Level.FINE).capture(1_000);
            sessions.then(jenkins -> {
                WorkflowRun build = jenkins.jenkins
                        .getItemByFullName("verify", WorkflowJob.class)
                        .getBuildByNumber(1);
                long before = looks(build);
                Eventually.is("the wait for the agent", () -> refusals() >= 2 || waitsForNode(build));
                assertThat(looks(build), is(before));

                origin.serveEverybody(false);
                agents.start(jenkins, "edge");
                jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
                assertThat(
                        Jobs.record(build).operations().get(0).verdicts().get(0).place(), is("edge"));
            });
        }
    }

    /** Newer releases of workflow-durable-task-step keep the whole build waiting, older ones let the step go on. */
    private static boolean waitsForNode(WorkflowRun build) throws Exception {
        return JenkinsRule.getLog(build).contains("Waiting for reconnection of edge");
    }

    /** How often the step was about to go on and found its agent away. */
    private long refusals() {
        return steps.getMessages().stream().filter(AWAY::equals).count();
    }

    private static long looks(WorkflowRun build) throws Exception {
        return JenkinsRule.getLog(build)
                .lines()
                .filter(line -> line.contains("looking again"))
                .count();
    }
}
