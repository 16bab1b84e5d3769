package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps in scripted Pipelines, in the sandbox. */
@WithJenkins
class PipelineTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    private Origin origin;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", CLIENT);
    }

    @BeforeEach
    void startOrigin() throws Exception {
        origin = Origin.enforcing(CA);
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void uploadsEnablesAndVerifies() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job("node { " + whole() + " }"));

        jenkins.assertLogContains("verdict=ENFORCED enforced=true origins=2", build);
        jenkins.assertLogContains("reused=false status=active", build);
        jenkins.assertLogContains("first=www.example.com active", build);
        assertThat(cloudflare.writes(), is(List.of("POST", "PUT")));
        assertThat(
                build.getArtifacts().stream().map(a -> a.relativePath).sorted().toList(),
                is(List.of("aop/record.json", "aop/report.css", "aop/report.html", "aop/verification.xml")));
        jenkins.assertLogContains("<testsuites tests=\"2\" failures=\"0\"", build);
        JSONObject json = jenkins.getJSON(build.getUrl() + "api/json").getJSONObject();
        assertThat(json.toString(), allOf(containsString("ENFORCED"), containsString("\"schemaVersion\":2")));
    }

    @Test
    void needsNoNode() throws Exception {
        WorkflowRun build =
                jenkins.buildAndAssertSuccess(job(whole().replace("echo readFile('aop/verification.xml')", "")));

        jenkins.assertLogContains("verdict=ENFORCED", build);
        assertThat(build.getArtifacts(), hasSize(4));
    }

    @Test
    void secondRunWritesNothing() throws Exception {
        WorkflowJob job = job(whole().replace("echo readFile('aop/verification.xml')", ""));
        jenkins.buildAndAssertSuccess(job);
        int before = cloudflare.writes().size();

        WorkflowRun second = jenkins.buildAndAssertSuccess(job);

        assertThat(cloudflare.writes(), hasSize(before));
        jenkins.assertLogContains("reused=true", second);
        jenkins.assertLogContains("Already enabled", second);
    }

    @Test
    void laterStepUsesWhatTheBuildUploaded() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job("aopUploadCertificate credentialsId: 'cf',"
                + " zone: 'example.com', certificateCredentialsId: 'client'\n"
                + "aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com'"));

        jenkins.assertLogContains("Enabled www.example.com with client certificate", build);
    }

    @Test
    void openOriginFailsTheBuildInOneSentence() throws Exception {
        try (Origin open = Origin.open()) {
            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job(verify(open, "")));

            jenkins.assertLogContains("ERROR: ", build);
            jenkins.assertLogContains("OPEN", build);
            jenkins.assertLogNotContains("\tat io.jenkins", build);
        }
    }

    @Test
    void openOriginMarksTheBuildUnstable() throws Exception {
        try (Origin open = Origin.open()) {
            WorkflowRun build = jenkins.buildAndAssertStatus(
                    Result.UNSTABLE, job("def p = " + verify(open, ", onFailure: 'UNSTABLE'") + "\necho \"got $p\""));

            jenkins.assertLogContains("got OPEN", build);
            assertThat(
                    new DepthFirstScanner()
                            .findFirstMatch(build.getExecution(), node -> node.getAction(WarningAction.class) != null),
                    is(notNullValue()));
        }
    }

    @Test
    void openOriginMayBeLeftToTheScript() throws Exception {
        try (Origin open = Origin.open()) {
            WorkflowRun build = jenkins.buildAndAssertSuccess(
                    job("def p = " + verify(open, ", onFailure: 'NONE'") + "\necho \"got $p.enforced\""));

            jenkins.assertLogContains("got false", build);
        }
    }

    @Test
    void misspeltParameterFails() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job(verify(origin, ", expekt: 'accepting'")));

        jenkins.assertLogContains("aopVerifyOrigin has no parameter 'expekt'; it has ", build);
    }

    /** One sentence, and not the trace of a failed cast. */
    @Test
    void textForANumberOrASwitchIsRefused() throws Exception {
        WorkflowRun soon = jenkins.buildAndAssertStatus(Result.FAILURE, job(verify(origin, ", waitSeconds: 'soon'")));
        jenkins.assertLogContains("aopVerifyOrigin: waitSeconds is 'soon', which is not a whole number", soon);
        jenkins.assertLogNotContains("\tat ", soon);

        WorkflowRun maybe =
                jenkins.buildAndAssertStatus(Result.FAILURE, job(verify(origin, ", throughCloudflare: 'maybe'")));
        jenkins.assertLogContains("throughCloudflare is 'maybe', which is neither true nor false", maybe);
    }

    @Test
    void listInsideAStringIsRefused() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.FAILURE, job("aopEnableHostname hostnames: \"${['a.example.com', 'b.example.com']}\""));

        jenkins.assertLogContains("a list was put into a string", build);
    }

    @Test
    void branchesRunInParallel() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job("""
                def c = aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'
                parallel a: { aopEnableHostname credentialsId: 'cf', hostnames: 'a.example.com', certificateId: c.id },
                         b: { aopEnableHostname credentialsId: 'cf', hostnames: 'b.example.com', certificateId: c.id }
                """));

        assertThat(
                Jobs.record(build).operations().stream()
                        .flatMap(operation -> operation.hostnames().stream())
                        .map(OperationEntry.HostnameEntry::hostname)
                        .toList(),
                containsInAnyOrder("a.example.com", "b.example.com"));
    }

    private static String verify(Origin origin, String more) {
        return "aopVerifyOrigin(hostnames: 'www.example.com', origins: '" + origin.address()
                + "', certificateCredentialsId: 'client'" + more + ")";
    }

    private String whole() {
        return """
                def c = aopUploadCertificate zone: 'example.com', credentialsId: 'cf', certificateCredentialsId: 'client'
                echo "id=$c sha=$c.sha256 reused=$c.reused status=$c.status expires=$c.expiresOn zone=$c.zoneId"
                def hosts = aopEnableHostname credentialsId: 'cf', hostnames: ['www.example.com', 'api.example.com'],
                    certificateId: c
                echo "first=${hosts[0].hostname} ${hosts[0].status}"
                def proof = aopVerifyOrigin hostnames: ['www.example.com', 'api.example.com'], origins: 'ORIGIN',
                    certificateCredentialsId: 'client'
                echo "verdict=$proof enforced=$proof.enforced origins=${proof.origins.size()}"
                echo readFile('aop/verification.xml')
                """.replace("ORIGIN", origin.address());
    }

    private static WorkflowJob job(String script) throws Exception {
        return Jobs.pipeline(jenkins, script);
    }
}
