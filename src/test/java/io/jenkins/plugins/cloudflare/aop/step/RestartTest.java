package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller stops while a step waits for Cloudflare, and starts again. */
class RestartTest {
    private static final String UPLOAD =
            "aopUploadCertificate credentialsId: 'cf', zone: 'example.com'," + " certificateCredentialsId: 'client'";

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.activeAfter(Duration.ofSeconds(25));

    @Test
    void waitGoesOn() throws Throwable {
        begin("node { def c = " + UPLOAD + "\n echo \"reused=$c.reused\" }");
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("deploy", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            assertThat(cloudflare.writes(), is(List.of("POST")));
            jenkins.assertLogContains("reused=false", build);
            jenkins.assertLogContains("aopUploadCertificate: waiting for certificate ", build);
            jenkins.assertLogContains("aopUploadCertificate: waited ", build);
            assertThat(build.getArtifacts(), hasSize(3));
        });
    }

    @Test
    void deadlineIsThatOfTheFirstStart() throws Throwable {
        begin(UPLOAD + ", waitSeconds: 5");
        sessions.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("deploy", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("gave up after 5 s; still missing: certificate", build);
            OperationEntry entry = Jobs.record(build).operations().get(0);
            assertThat(entry.outcome(), is(OperationEntry.Outcome.FAILURE));
            assertThat(entry.failure(), containsString("waitSeconds"));
        });
    }

    private void begin(String script) throws Throwable {
        sessions.then(jenkins -> {
            Stored.apiToken("cf");
            Stored.keyStore("client", TestPki.ca("CA").client("www.example.com"));
            WorkflowJob job = Jobs.pipeline(jenkins, script);
            job.renameTo("deploy");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            Eventually.is("the step waits", () -> {
                List<StepExecution> running = build.getExecution() == null
                        ? List.of()
                        : build.getExecution().getCurrentExecutions(true).get();
                return running.stream()
                        .anyMatch(step -> String.valueOf(step.getStatus()).contains("to become active"));
            });
        });
    }
}
