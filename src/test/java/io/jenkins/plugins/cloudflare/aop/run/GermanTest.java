package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.builder.StatusBuilder;
import io.jenkins.plugins.cloudflare.aop.builder.UploadCertificateBuilder;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.net.URL;
import java.util.Locale;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** What a reader who asks for German is shown, and that a German controller logs and records as any other. */
@WithJenkins
class GermanTest {
    private static final Locale BEFORE = Locale.getDefault();

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        // As Jenkins does when it starts in a servlet container.
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                StaplerRequest2 request = Stapler.getCurrentRequest2();
                return request == null ? Locale.getDefault() : request.getLocale();
            }
        });
    }

    @AfterAll
    static void stop() {
        LocaleProvider.setProvider(LocaleProvider.DEFAULT);
    }

    @AfterEach
    void reset() {
        Locale.setDefault(BEFORE);
    }

    private static JenkinsRule.WebClient german() {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.addRequestHeader("Accept-Language", "de-DE,de;q=0.9,en;q=0.5");
        return client;
    }

    @Test
    void theConfigurationIsInGerman() throws Exception {
        try (JenkinsRule.WebClient client = german()) {
            assertThat(
                    client.goTo("configure").asNormalizedText(),
                    allOf(
                            containsString("Standard-API-Token"),
                            containsString("Prüfungen, die vom Controller ausgehen, dürfen lokale Adressen besuchen"),
                            containsString("Gleichzeitige Verbindungen einer Prüfung")));
            String descriptor = "descriptorByName/" + AopGlobalConfiguration.class.getName();
            String help = client.goTo("descriptor/" + AopGlobalConfiguration.class.getName() + "/help/credentialsId")
                    .asNormalizedText();
            assertThat(help, containsString("Gültigkeitsbereich System: Jenkins selbst verwendet sie"));
            WebRequest post = new WebRequest(client.createCrumbedUrl(descriptor + "/testConnection"), HttpMethod.POST);
            post.setRequestBody("credentialsId=cf");
            assertThat(
                    client.getPage(post).getWebResponse().getContentAsString(),
                    containsString("Das Token ist gültig. An der Zone example.com erprobt, hat es"));
        }
    }

    @Test
    void formsOfBuildStepsAreInGerman() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new UploadCertificateBuilder());
        job.getBuildersList().add(new StatusBuilder());
        try (JenkinsRule.WebClient client = german()) {
            HtmlPage form = client.getPage(job, "configure");

            assertThat(
                    form.asXml(),
                    allOf(
                            containsString("Cloudflare: Origin-Pull-Zertifikat hochladen"),
                            containsString("Client-Zertifikat"),
                            containsString("Tage, die mindestens übrig sein müssen"),
                            containsString("ein Drittel der Gültigkeitsdauer")));
        }
    }

    @Test
    void thePageOfABuildIsInGerman() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        RunRecorder recorder = new RunRecorder(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER);
        recorder.add(PageRecords.life());
        recorder.add(PageRecords.matrix());
        try (JenkinsRule.WebClient client = german()) {
            String page = client.getPage(build).asNormalizedText();

            assertThat(
                    page,
                    allOf(
                            containsString("Ursprungsserver"),
                            containsString("Umweg: "),
                            containsString("Was zu ändern ist: "),
                            containsString("Bericht")));
            assertThat(page, not(containsString("{0")));
        }
    }

    /** Whoever reads the log of another's build, or a machine that reads the record, finds what it knows. */
    @Test
    void logAndRecordAreInEnglish() throws Exception {
        TestPki ca = TestPki.ca("Origin pull CA");
        Stored.pem("client", ca.client("www.example.com"));
        try (Origin origin = Origin.open()) {
            WorkflowJob job = Jobs.pipeline(
                    jenkins,
                    "aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'\n"
                            + "aopStatus credentialsId: 'cf', zone: 'example.com', onFailure: 'NONE'\n"
                            + "aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin.address()
                            + "', certificateCredentialsId: 'client'");
            Locale.setDefault(Locale.US);
            jenkins.buildAndAssertStatus(Result.FAILURE, job);
            // The first has uploaded; from now on all builds are equal.
            WorkflowRun english = jenkins.buildAndAssertStatus(Result.FAILURE, job);
            Locale.setDefault(Locale.GERMANY);
            WorkflowRun german = jenkins.buildAndAssertStatus(Result.FAILURE, job);

            assertThat(plain(log(german)), is(plain(log(english))));
            assertThat(plain(record(german)), is(plain(record(english))));
            assertThat(log(german), containsString("OPEN"));
        }
    }

    private static String log(WorkflowRun build) throws Exception {
        return JenkinsRule.getLog(build);
    }

    private static String record(WorkflowRun build) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            return client.getPage(new URL(jenkins.getURL(), build.getUrl() + "artifact/aop/record.json"))
                    .getWebResponse()
                    .getContentAsString();
        }
    }

    /** Without what differs from build to build: digits; what stands between them stays. */
    private static String plain(String text) {
        return text.replaceAll("\\b[0-9a-f-]{16,}\\b", "id").replaceAll("\\d+", "n");
    }
}
