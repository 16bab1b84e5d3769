package io.jenkins.plugins.cloudflare.aop.builder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleProject;
import hudson.tasks.Builder;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the build steps. */
@WithJenkins
class BuilderFormTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", TestPki.ca("CA").client("www.example.com"));
    }

    @Test
    void uploadKeepsEveryField() throws Exception {
        UploadCertificateBuilder builder = new UploadCertificateBuilder();
        builder.setCredentialsId("cf");
        builder.setZone("${ZONE}");
        builder.setIssuerCredentialsId("client");
        builder.setCommonName("www.example.com");
        builder.setValidityDays(60);
        builder.setRenewBeforeDays(20);
        builder.setWaitSeconds(30);

        keeps(builder);
    }

    @Test
    void enableKeepsEveryField() throws Exception {
        EnableHostnameBuilder builder = new EnableHostnameBuilder("www.example.com\napi.example.com");
        builder.setCertificateId("2458ce5a-0c35-4c7f-82c7-8e9487d3ff60");
        builder.setCredentialsId("cf");

        keeps(builder);
    }

    @Test
    void verifyKeepsEveryField() throws Exception {
        VerifyOriginBuilder builder = new VerifyOriginBuilder("www.example.com");
        builder.setOrigins("192.0.2.1, ${ORIGIN}");
        builder.setCertificateCredentialsId("client");
        builder.setPath("/health");
        builder.setRounds(5);
        builder.setExpect("accepting");
        builder.setOnFailure("NONE");
        builder.setThroughCloudflare(true);
        builder.setDetours("-PLAIN_HTTP");
        builder.setAllowedIssuers("CN=Partner CA,O=Example");
        builder.setTrustCredentialsId("client");
        builder.setChecksName("Gate of ${BRANCH}");
        builder.setSkipPublishingChecks(true);

        keeps(builder);
    }

    @Test
    void emptyFieldsStayEmpty() throws Exception {
        keeps(new UploadCertificateBuilder());
        keeps(new VerifyOriginBuilder("www.example.com"));
    }

    @Test
    void helpIsThatOfTheStep() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new VerifyOriginBuilder("www.example.com"));

        HtmlPage page = jenkins.createWebClient().getPage(job, "configure");
        assertThat(page.asXml(), containsString("aop.step.VerifyOriginStep/help/origins"));
        HtmlPage help = jenkins.createWebClient()
                .goTo("descriptor/io.jenkins.plugins.cloudflare.aop.step.VerifyOriginStep/help/waitSeconds");
        assertThat(help.asNormalizedText(), containsString("the first look counts"));
    }

    private static void keeps(Builder builder) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(builder);
        job = jenkins.configRoundtrip(job);
        assertThat(job.getBuildersList().size(), is(1));
        jenkins.assertEqualDataBoundBeans(builder, job.getBuildersList().get(0));
    }
}
