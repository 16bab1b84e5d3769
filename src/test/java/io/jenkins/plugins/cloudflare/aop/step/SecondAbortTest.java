package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A rotation is aborted while Cloudflare refuses the rollback, and aborted again by a person who does not want to wait. */
@WithJenkins
class SecondAbortTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.activeAfter(Duration.ofSeconds(6));

    @Test
    void leavesTheRestToTheJournal(JenkinsRule jenkins) throws Exception {
        AopGlobalConfiguration.get().setAllowLocalAddresses(true);
        Stored.apiToken("cf");
        Stored.keyStore("client", CA.client("www.example.com"));
        Stored.keyStore("next", CA.client("www.example.com"));
        try (Origin origin = Origin.enforcing(CA)) {
            jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, """
                    aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'
                    aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com'
                    """));
            WorkflowJob job = Jobs.pipeline(jenkins, """
                    def r = aopRotateCertificate credentialsId: 'cf', zone: 'example.com', force: true,
                        certificateCredentialsId: 'next', origins: 'ORIGIN'
                    echo "rotated=$r.rotated"
                    """.replace("ORIGIN", origin.address()));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            Eventually.is("the switch", () -> cloudflare.writes().equals(List.of("POST", "PUT", "POST", "PUT")));
            // The emulator notes a request before it answers. One that is cut off then is waited for, not rolled back.
            Eventually.is("a look after its answer", () -> !last().isWrite());
            cloudflare
                    .emulator()
                    .failNext(
                            Fault.on("PUT", "/hostnames").error(503, 0, "later").times(3));

            build.getExecutor().interrupt();
            Eventually.is("the rollback", () -> cloudflare.writes().size() > 4);
            build.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

            OperationEntry entry = Jobs.record(build).operations().get(0);
            assertThat(entry.outcome(), is(OperationEntry.Outcome.ABORTED));
            assertThat(
                    entry.failure(),
                    allOf(
                            containsString("The rollback was interrupted"),
                            containsString("run the step again to finish it")));
            jenkins.assertLogContains("rotated=true", jenkins.buildAndAssertSuccess(job));
        }
    }

    private LoggedRequest last() {
        List<LoggedRequest> requests = cloudflare.emulator().requests();
        return requests.get(requests.size() - 1);
    }
}
