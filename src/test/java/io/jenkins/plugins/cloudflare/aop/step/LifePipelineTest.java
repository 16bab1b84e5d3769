package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import okhttp3.OkHttpClient;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps for what comes after the first certificate, in the sandbox. */
@WithJenkins
class LifePipelineTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final String ENABLED = """
            def c = aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'
            aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com'
            """;

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", CA.client("www.example.com"));
        Stored.keyStore("next", CA.client("www.example.com"));
    }

    @Test
    void statusIsReadableByTheScript() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job(ENABLED + """
                def s = aopStatus credentialsId: 'cf', zone: 'example.com', hostnames: ['www.example.com']
                echo "status=$s mode=$s.encryptionMode global=$s.global zoneLevel=$s.zoneLevel drift=${s.drift.size()}"
                echo "held=${s.certificates[0].id == c.id} hosts=${s.hostnames[0].status} problems=${s.problems}"
                """));

        jenkins.assertLogContains("status=ok mode=full global=false zoneLevel=false drift=0", build);
        jenkins.assertLogContains("held=true hosts=active problems=[]", build);
    }

    @Test
    void changeBehindTheBuildsBackIsDrift() throws Exception {
        jenkins.buildAndAssertSuccess(job(ENABLED));
        ZoneId zone = new ZoneId(cloudflare.emulator().addZone("example.com"));
        OkHttpAopApi api =
                new OkHttpAopApi(new OkHttpClient(), cloudflare.emulator().apiUrl(), ApiToken.of("somebody-else"));
        CertificateId id = api.associations(zone).get(0).certificateId();
        api.associate(zone, List.of(new AssociationChange("www.example.com", id, false)));

        WorkflowRun build =
                jenkins.buildAndAssertStatus(Result.FAILURE, job("aopStatus credentialsId: 'cf', zone: 'example.com'"));

        jenkins.assertLogContains("hostname www.example.com is disabled instead of enabled", build);
        assertThat(
                ((HtmlPage) jenkins.createWebClient().getPage(build)).getVisibleText(),
                containsString("Not as builds left it: hostname www.example.com is disabled"));
    }

    @Test
    void certificateThatEndsSoonMarksTheBuildUnstable() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.UNSTABLE,
                job(ENABLED + "def s = aopStatus credentialsId: 'cf', zone: 'example.com', minDaysLeft: 9000,"
                        + " onFailure: 'UNSTABLE'\necho \"problems=${s.problems.size()}\""));

        jenkins.assertLogContains("problems=1", build);
    }

    @Test
    void disablesAndPrunes() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job(ENABLED + """
                def gone = aopDisableHostname credentialsId: 'cf', hostnames: 'www.example.com'
                echo "gone=${gone[0].hostname} enabled=${gone[0].enabled}"
                def would = aopPruneCertificates credentialsId: 'cf', zone: 'example.com', unusedForDays: 0
                echo "would=$would dry=$would.dryRun"
                def done = aopPruneCertificates credentialsId: 'cf', zone: 'example.com', unusedForDays: 0, dryRun: false
                echo "done=$done first=${done.deleted[0].id == c.id} kept=${done.kept.size()}"
                """));

        jenkins.assertLogContains("gone=www.example.com", build);
        jenkins.assertLogContains("would=would delete 1, kept 0 dry=true", build);
        jenkins.assertLogContains("done=deleted 1, kept 0 first=true kept=0", build);
        assertThat(cloudflare.writes(), hasItem("DELETE"));
    }

    @Test
    void rotates() throws Exception {
        try (Origin origin = Origin.enforcing(CA)) {
            WorkflowRun build = jenkins.buildAndAssertSuccess(job(ENABLED + "def r = " + rotate(origin) + """

                    echo "rotated=$r.rotated old=${r.oldCertificateId == c.id} deleted=$r.oldDeleted on=$r.hostnames"
                    echo "changed=${r.certificateId != c.id} phases=${r.phases*.phase}"
                    """));

            jenkins.assertLogContains("rotated=true old=true deleted=true on=[www.example.com]", build);
            jenkins.assertLogContains("changed=true phases=[", build);
            assertThat(Jobs.record(build).operations().get(2).phases().isEmpty(), is(false));
        }
    }

    @Test
    void goesBackWhenTheOriginRefuses() throws Exception {
        try (Origin origin = Origin.enforcing(TestPki.ca("Somebody else"))) {
            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job(ENABLED + rotate(origin)));

            jenkins.assertLogContains("nothing was switched", build);
            jenkins.assertLogNotContains("\tat io.jenkins", build);
        }
    }

    @Test
    void switchesGloballyAndIsToldOfExpiry() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job("""
                def s = aopEnableGlobally credentialsId: 'cf', zone: 'example.com', enabled: true
                echo "switch=$s before=$s.before now=$s.now"
                def first = aopExpirationAlert credentialsId: 'cf', zone: 'example.com', emails: ['ops@example.com']
                def second = aopExpirationAlert credentialsId: 'cf', zone: 'example.com', emails: 'ops@example.com'
                echo "created=$first.created again=$second.created same=${first.id == second.id}"
                """));

        jenkins.assertLogContains("switch=off -> on before=false now=true", build);
        jenkins.assertLogContains("created=true again=false same=true", build);
    }

    /** One rotation a zone at a time; the branch that waits says so, and then tells what it did itself. */
    @Test
    void branchesRotateOneAfterTheOther() throws Exception {
        try (Origin origin = Origin.enforcing(CA)) {
            WorkflowRun build = jenkins.buildAndAssertSuccess(job(ENABLED
                    + """
                    aopEnableHostname credentialsId: 'cf', hostnames: 'api.example.com', certificateId: c.id
                    def results = [:]
                    parallel www: { results.www = ROTATE hostnames: 'www.example.com') },
                             api: { results.api = ROTATE hostnames: 'api.example.com') }
                    results.each { name, r ->
                        echo "$name rotated=$r.rotated on=$r.hostnames told=${r.phases.size() > 1}"
                    }
                    """.replace(
                                    "ROTATE",
                                    "aopRotateCertificate(credentialsId: 'cf', zone: 'example.com', certificateCredentialsId:"
                                            + " 'next', force: true, origins: '" + origin.address() + "',")));

            jenkins.assertLogContains("waiting for another rotation in zone example.com, for up to", build);
            jenkins.assertLogContains("www rotated=true on=[www.example.com] told=true", build);
            jenkins.assertLogContains("api rotated=true on=[api.example.com] told=true", build);
        }
    }

    private static String rotate(Origin origin) {
        return "aopRotateCertificate(credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'next',"
                + " origins: '" + origin.address() + "', force: true, deleteOld: true)\n";
    }

    private static WorkflowJob job(String script) throws Exception {
        return Jobs.pipeline(jenkins, script);
    }
}
