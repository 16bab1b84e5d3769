package io.jenkins.plugins.cloudflare.aop.builder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.junit.JUnitResultArchiver;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The operations in freestyle jobs. */
@WithJenkins
class FreestyleTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    private Origin origin;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.pem("client", CA.client("www.example.com"));
    }

    @BeforeEach
    void startOrigin() throws Exception {
        AopGlobalConfiguration.get().setCredentialsId("cf");
        origin = Origin.enforcing(CA);
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void uploadsEnablesAndVerifies() throws Exception {
        FreeStyleProject job = job(origin.address());
        job.getPublishersList().add(new JUnitResultArchiver("aop/verification.xml"));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(cloudflare.writes(), is(List.of("POST", "PUT")));
        assertThat(build.getArtifacts(), hasSize(4));
        assertThat(build.getAction(TestResultAction.class).getTotalCount(), is(1));
        HtmlPage page = jenkins.createWebClient().getPage(build);
        assertThat(
                page.getVisibleText(),
                allOf(
                        containsString("Cloudflare Authenticated Origin Pulls"),
                        containsString("ENFORCED"),
                        containsString("CN=www.example.com"),
                        containsString("uploaded by this build")));
    }

    @Test
    void variablesAreExpanded() throws Exception {
        FreeStyleProject job = job("${ORIGIN}");
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("ORIGIN", ""), new StringParameterDefinition("CLIENT", "")));
        VerifyOriginBuilder verify = job.getBuildersList().get(VerifyOriginBuilder.class);
        verify.setCertificateCredentialsId("${CLIENT}");

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new ParametersAction(
                        new StringParameterValue("ORIGIN", origin.address()),
                        new StringParameterValue("CLIENT", "client"))));

        jenkins.assertLogContains("ENFORCED", build);
    }

    @Test
    void credentialsParameterIsResolvedByJenkins() throws Exception {
        FreeStyleProject job = job(origin.address());
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CLIENT", null, "client", FileCredentials.class.getName(), true)));
        job.getBuildersList().get(VerifyOriginBuilder.class).setCertificateCredentialsId("${CLIENT}");

        jenkins.assertLogContains("ENFORCED", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void openOriginFailsTheBuild() throws Exception {
        try (Origin open = Origin.open()) {
            FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job(open.address()));

            jenkins.assertLogContains("ERROR: 1 of 1 origin is not enforced", build);
            jenkins.assertLogNotContains("\tat io.jenkins", build);
        }
    }

    @Test
    void openOriginMarksTheBuildUnstable() throws Exception {
        try (Origin open = Origin.open()) {
            FreeStyleProject job = job(open.address());
            job.getBuildersList().get(VerifyOriginBuilder.class).setOnFailure("UNSTABLE");

            jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        }
    }

    private static FreeStyleProject job(String origin) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        UploadCertificateBuilder upload = new UploadCertificateBuilder();
        upload.setZone("example.com");
        upload.setCertificateCredentialsId("client");
        VerifyOriginBuilder verify = new VerifyOriginBuilder("www.example.com");
        verify.setOrigins(origin);
        verify.setCertificateCredentialsId("client");
        job.getBuildersList().add(upload);
        job.getBuildersList().add(new EnableHostnameBuilder("www.example.com"));
        job.getBuildersList().add(verify);
        return job;
    }
}
