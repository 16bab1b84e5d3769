package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller starts again before the agent of a verification is back: what the controller sees proves nothing. */
class AgentRestartTest {
    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @Test
    void visitsWaitForTheAgent() throws Throwable {
        try (Origin origin = Origin.open()) {
            sessions.then(jenkins -> {
                agents.createAgent(jenkins, "edge");
                Stored.keyStore("client", TestPki.ca("CA").client("www.example.com"));
                WorkflowJob job = Jobs.pipeline(
                        jenkins,
                        "node('edge') { aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin.address()
                                + "', certificateCredentialsId: 'client', waitSeconds: 40 }");
                job.renameTo("verify");
                WorkflowRun build = job.scheduleBuild2(0).waitForStart();
                jenkins.waitForMessage("looking again", build);
            });
            agents.stop("edge");
            sessions.then(jenkins -> {
                WorkflowRun build = jenkins.jenkins
                        .getItemByFullName("verify", WorkflowJob.class)
                        .getBuildByNumber(1);
                long before = looks(jenkins, build);
                Thread.sleep(6_000);
                assertThat(looks(jenkins, build), is(before));

                agents.start(jenkins, "edge");
                Eventually.is("another look", () -> looks(jenkins, build) > before || !build.isBuilding());
                jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
                assertThat(
                        Jobs.record(build).operations().get(0).verdicts().get(0).place(), is("edge"));
            });
        }
    }

    private static long looks(JenkinsRule jenkins, WorkflowRun build) throws Exception {
        return JenkinsRule.getLog(build)
                .lines()
                .filter(line -> line.contains("looking again"))
                .count();
    }
}
