package io.jenkins.plugins.cloudflare.aop.builder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What comes after the first certificate, in freestyle jobs. */
@WithJenkins
class LifeBuilderTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", CA.client("www.example.com"));
        Stored.keyStore("next", CA.client("www.example.com"));
        Stored.issuer("server-ca", Origin.SERVER_CA);
        AopGlobalConfiguration.get().setCredentialsId("cf");
    }

    @Test
    void rotatesAndTellsThePhases() throws Exception {
        try (Origin origin = Origin.enforcing(CA)) {
            RotateCertificateBuilder rotate = new RotateCertificateBuilder();
            rotate.setZone("${JOB_NAME}.com");
            rotate.setCertificateCredentialsId("next");
            rotate.setOrigins(origin.address());
            rotate.setForce(true);
            rotate.setDeleteOld(true);
            rotate.setTrustCredentialsId("server-ca");
            FreeStyleProject job = enabled("example", rotate);

            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

            assertThat(cloudflare.writes(), is(List.of("POST", "PUT", "POST", "PUT", "DELETE")));
            assertThat(Jobs.record(build).operations().get(2).phases().isEmpty(), is(false));
            HtmlPage page = jenkins.createWebClient().getPage(build);
            assertThat(page.getVisibleText(), containsString("What was done"));
        }
    }

    @Test
    void statusIsOnTheBuildPage() throws Exception {
        StatusBuilder status = new StatusBuilder();
        status.setZone("example.com");
        status.setMinDaysLeft(9000);
        status.setOnFailure("UNSTABLE");

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.UNSTABLE, enabled("status", status));

        String page = ((HtmlPage) jenkins.createWebClient().getPage(build)).getVisibleText();
        assertThat(page, containsString("SSL mode full"));
        assertThat(page, containsString("1 hostname"));
    }

    @Test
    void disables() throws Exception {
        FreeStyleProject job = enabled("disable", new DisableHostnameBuilder("www.example.com"));

        jenkins.assertLogContains("www.example.com", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void writesTheConfigurationOfTheOrigin() throws Exception {
        OriginConfigBuilder config = new OriginConfigBuilder("nginx");
        config.setCertificateCredentialsId("client");
        config.setDirectory("conf/${JOB_NAME}");
        FreeStyleProject job = jenkins.createFreeStyleProject("config");
        job.getBuildersList().add(config);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(build.getWorkspace().child("conf/config/nginx.conf").exists(), is(true));
    }

    @Test
    void formsKeepEveryField() throws Exception {
        RotateCertificateBuilder rotate = new RotateCertificateBuilder();
        rotate.setHostnames("www.example.com");
        rotate.setOrigins("192.0.2.1");
        rotate.setDeleteOld(true);
        rotate.setThroughCloudflare(true);
        rotate.setTrustCredentialsId("client");
        OriginConfigBuilder config = new OriginConfigBuilder("caddy");
        config.setPhase("enforce");
        DisableHostnameBuilder disable = new DisableHostnameBuilder("www.example.com");
        disable.setMode("off");
        StatusBuilder status = new StatusBuilder();
        status.setMinDaysLeft(7);
        PruneCertificatesBuilder prune = new PruneCertificatesBuilder();
        prune.setDryRun(false);
        EnableGloballyBuilder off = new EnableGloballyBuilder();
        off.setEnabled(false);
        ExpirationAlertBuilder alert = new ExpirationAlertBuilder();
        alert.setEmails("ops@example.com");
        for (Builder builder : new Builder[] {rotate, config, disable, status, prune, off, alert}) {
            FreeStyleProject job = jenkins.createFreeStyleProject();
            job.getBuildersList().add(builder);
            job = jenkins.configRoundtrip(job);
            jenkins.assertEqualDataBoundBeans(builder, job.getBuildersList().get(0));
        }
    }

    private static FreeStyleProject enabled(String name, Builder next) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        UploadCertificateBuilder upload = new UploadCertificateBuilder();
        upload.setZone("example.com");
        upload.setCertificateCredentialsId("client");
        job.getBuildersList().add(upload);
        job.getBuildersList().add(new EnableHostnameBuilder("www.example.com"));
        job.getBuildersList().add(next);
        return job;
    }
}
