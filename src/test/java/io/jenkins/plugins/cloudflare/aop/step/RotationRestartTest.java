package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.fixture.AssociationWatch;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * A controller stops in mid-rotation, and starts again: one upload, one switch, one certificate at the end, and at every
 * moment a certificate for the hostname.
 */
class RotationRestartTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final List<String> ENABLED = List.of("POST", "PUT");

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.activeAfter(Duration.ofSeconds(8));

    @ParameterizedTest
    @CsvSource({"after the upload, 1", "after the switch, 2"})
    void rotationGoesOn(String moment, int writes) throws Throwable {
        try (Origin origin = Origin.enforcing(CA)) {
            sessions.then(jenkins -> {
                Stored.apiToken("cf");
                Stored.keyStore("client", CA.client("www.example.com"));
                Stored.keyStore("next", CA.client("www.example.com"));
                jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, """
                        aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'
                        aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com'
                        """));
                assertThat(cloudflare.writes(), is(ENABLED));
            });
            try (AssociationWatch watch = AssociationWatch.of(cloudflare, "www.example.com")) {
                sessions.then(jenkins -> {
                    WorkflowJob job = Jobs.pipeline(jenkins, """
                            def r = aopRotateCertificate credentialsId: 'cf', zone: 'example.com', force: true,
                                certificateCredentialsId: 'next', origins: 'ORIGIN', deleteOld: true
                            echo "rotated=$r.rotated deleted=$r.oldDeleted"
                            """.replace("ORIGIN", origin.address()));
                    job.renameTo("rotate");
                    job.scheduleBuild2(0).waitForStart();
                    Eventually.is(moment, () -> cloudflare.writes().size() == ENABLED.size() + writes);
                });
                sessions.then(jenkins -> {
                    WorkflowRun build = jenkins.jenkins
                            .getItemByFullName("rotate", WorkflowJob.class)
                            .getBuildByNumber(1);
                    assertThat(build.isBuilding(), is(true));
                    jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

                    jenkins.assertLogContains("rotated=true deleted=true", build);
                });
                assertThat(
                        cloudflare
                                .writes()
                                .subList(ENABLED.size(), cloudflare.writes().size()),
                        is(List.of("POST", "PUT", "DELETE")));
                assertThat(watch.faults(), is(empty()));
                assertThat(watch.looks(), is(greaterThan(100L)));
            }
        }
    }
}
