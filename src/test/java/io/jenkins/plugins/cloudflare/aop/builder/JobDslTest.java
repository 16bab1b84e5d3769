package io.jenkins.plugins.cloudflare.aop.builder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Job DSL of the documentation makes its jobs as it stands there, and they prove an origin. */
@WithJenkins
class JobDslTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    private static JenkinsRule jenkins;
    private static FreeStyleProject watch;
    private static WorkflowJob gate;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @BeforeAll
    static void seed(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cloudflare");
        Stored.keyStore("origin-client", CA.client("www.example.com"));
        Stored.issuer("origin-ca", CA);
        ExecuteDslScripts dsl = new ExecuteDslScripts();
        dsl.setScriptText(Files.readString(Path.of("docs", "examples", "job-dsl.groovy")));
        dsl.setFailOnMissingPlugin(true);
        dsl.setUnstableOnDeprecation(true);
        FreeStyleProject seed = rule.createFreeStyleProject();
        seed.getBuildersList().add(dsl);
        rule.buildAndAssertSuccess(seed);
        watch = rule.jenkins.getItemByFullName("watch", FreeStyleProject.class);
        gate = rule.jenkins.getItemByFullName("gate", WorkflowJob.class);
    }

    @Test
    void buildStepsHaveTheirFields() {
        assertThat(
                watch.getBuilders(),
                contains(
                        instanceOf(UploadCertificateBuilder.class),
                        instanceOf(EnableHostnameBuilder.class),
                        instanceOf(VerifyOriginBuilder.class)));
        UploadCertificateBuilder upload = watch.getBuildersList().get(UploadCertificateBuilder.class);
        assertThat(upload.getZone(), is("example.com"));
        assertThat(upload.getCredentialsId(), is("cloudflare"));
        assertThat(upload.getIssuerCredentialsId(), is("origin-ca"));
        assertThat(upload.getCommonName(), is("www.example.com"));
        assertThat(upload.getValidityDays(), is(30));
        EnableHostnameBuilder enable = watch.getBuildersList().get(EnableHostnameBuilder.class);
        assertThat(enable.getHostnames(), is("www.example.com"));
        assertThat(enable.getZone(), is("example.com"));
        assertThat(enable.getCredentialsId(), is("cloudflare"));
        VerifyOriginBuilder verify = watch.getBuildersList().get(VerifyOriginBuilder.class);
        assertThat(verify.getHostnames(), is("www.example.com"));
        assertThat(verify.getOrigins(), is("${ORIGINS}"));
        assertThat(verify.getIssuerCredentialsId(), is("origin-ca"));
        assertThat(verify.getSkipPublishingChecks(), is(true));
        assertThat(verify.getOnFailure(), is("UNSTABLE"));
    }

    @Test
    void pipelineIsInTheSandbox() {
        assertThat(((CpsFlowDefinition) gate.getDefinition()).isSandbox(), is(true));
    }

    @Test
    void jobsProveAnOrigin() throws Exception {
        try (Origin origin = Origin.enforcing(CA)) {
            FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, watch.scheduleBuild2(0, origins(origin)));

            assertThat(cloudflare.writes(), is(List.of("POST", "PUT")));
            assertThat(build.getAction(TestResultAction.class).getTotalCount(), is(1));
            jenkins.assertLogContains(
                    "the origin is proven",
                    jenkins.assertBuildStatus(Result.SUCCESS, gate.scheduleBuild2(0, origins(origin))));
        }
    }

    @Test
    void openOriginStopsTheGateAndMarksTheWatch() throws Exception {
        try (Origin origin = Origin.open()) {
            jenkins.assertBuildStatus(Result.UNSTABLE, watch.scheduleBuild2(0, origins(origin)));
            jenkins.assertBuildStatus(Result.FAILURE, gate.scheduleBuild2(0, origins(origin)));
        }
    }

    private static ParametersAction origins(Origin origin) {
        return new ParametersAction(new StringParameterValue("ORIGINS", origin.address()));
    }
}
