package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller stops in mid-rotation, and starts again: one upload, one switch, one certificate at the end. */
class RotationRestartTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.activeAfter(Duration.ofSeconds(8));

    @Test
    void rotationGoesOn() throws Throwable {
        try (Origin origin = Origin.enforcing(CA)) {
            sessions.then(jenkins -> {
                Stored.apiToken("cf");
                Stored.keyStore("client", CA.client("www.example.com"));
                Stored.keyStore("next", CA.client("www.example.com"));
                WorkflowJob job = Jobs.pipeline(jenkins, """
                        aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'
                        aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com'
                        def r = aopRotateCertificate credentialsId: 'cf', zone: 'example.com', force: true,
                            certificateCredentialsId: 'next', origins: 'ORIGIN', deleteOld: true
                        echo "rotated=$r.rotated deleted=$r.oldDeleted"
                        """.replace("ORIGIN", origin.address()));
                job.renameTo("rotate");
                job.scheduleBuild2(0).waitForStart();
                Eventually.is(
                        "the new certificate is sent", () -> cloudflare.writes().size() == 3);
            });
            sessions.then(jenkins -> {
                WorkflowRun build = jenkins.jenkins
                        .getItemByFullName("rotate", WorkflowJob.class)
                        .getBuildByNumber(1);
                jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

                jenkins.assertLogContains("rotated=true deleted=true", build);
                assertThat(cloudflare.writes(), is(List.of("POST", "PUT", "POST", "PUT", "DELETE")));
            });
        }
    }
}
