package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.builder.UploadCertificateBuilder;
import io.jenkins.plugins.cloudflare.aop.builder.VerifyOriginBuilder;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.fixture.Waiting;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A person stops a build while it waits for Cloudflare. */
@WithJenkins
class AbortTest {
    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.activeAfter(Duration.ofHours(1));

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", TestPki.ca("CA").client("www.example.com"));
    }

    @Test
    void pipelineEndsWhileItWaits() throws Exception {
        WorkflowRun build = Jobs.pipeline(
                        jenkins,
                        "node { aopUploadCertificate credentialsId: 'cf', zone: 'example.com',"
                                + " certificateCredentialsId: 'client' }")
                .scheduleBuild2(0)
                .waitForStart();
        uploaded();

        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

        assertAborted(build);
    }

    @Test
    void freestyleEndsWhileItWaits() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        UploadCertificateBuilder step = new UploadCertificateBuilder();
        step.setCredentialsId("cf");
        step.setZone("example.com");
        step.setCertificateCredentialsId("client");
        job.getBuildersList().add(step);
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        uploaded();

        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

        assertAborted(build);
    }

    /** Accepts connections and says nothing. */
    @Test
    void silentOriginDoesNotHoldABuild() throws Exception {
        AopGlobalConfiguration.get().setAllowLocalAddresses(true);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            FreeStyleProject job = jenkins.createFreeStyleProject();
            // Each is visited on two TLS versions, so not all are at once.
            int atOnce = ProbeLimits.DEFAULT.atOncePerAddress();
            VerifyOriginBuilder step = new VerifyOriginBuilder(IntStream.range(0, atOnce)
                    .mapToObj(number -> "h" + number + ".example.com")
                    .collect(Collectors.joining(" ")));
            step.setOrigins("127.0.0.1:" + silent.getLocalPort());
            step.setCertificateCredentialsId("client");
            job.getBuildersList().add(step);
            FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
            silent.accept();

            build.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

            // Visits that were waited for would have been followed by others.
            assertThat("visits", 1 + Waiting.at(silent), is(lessThanOrEqualTo(atOnce)));
            assertThat(Jobs.record(build).operations().get(0).outcome(), is(OperationEntry.Outcome.ABORTED));
        }
    }

    private void uploaded() throws Exception {
        Eventually.is("the upload was sent", () -> cloudflare.writes().size() == 1);
        // The look after the upload has to end, so that the step waits and is not in a request.
        Eventually.is("the step looked", () -> cloudflare.emulator().requests().size() > 4);
    }

    private static void assertAborted(Run<?, ?> build) throws Exception {
        OperationEntry entry = Jobs.record(build).operations().get(0);
        assertThat(entry.outcome(), is(OperationEntry.Outcome.ABORTED));
        assertThat(entry.failure(), containsString("aborted while waiting for certificate"));
    }
}
