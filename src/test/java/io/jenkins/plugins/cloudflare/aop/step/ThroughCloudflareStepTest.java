package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.run.EdgeEndpoint;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipelines that also ask through the emulated edge, which presents what the build has uploaded. */
@WithJenkins
class ThroughCloudflareStepTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final String ENABLE = """
            aopUploadCertificate credentialsId: 'cf', zone: 'example.com', certificateCredentialsId: 'client'
            aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com'
            """;

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    private Origin origin;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", CA.client("www.example.com"));
    }

    @BeforeEach
    void startOrigin() throws Exception {
        origin = Origin.enforcing(CA);
        cloudflare.route("www.example.com", origin);
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void whoPresentsTheCertificateIsServed() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(Jobs.pipeline(
                jenkins, ENABLE + "def p = " + verify() + "\necho \"last=${p.origins[-1].origin} $p.enforced\""));

        jenkins.assertLogContains("last=through Cloudflare true", build);
        List<VerdictEntry> verdicts = Jobs.record(build).operations().get(2).verdicts();
        assertThat(verdicts, hasSize(2));
        assertThat(verdicts.get(1).verdict(), is("SERVED"));
        assertThat(verdicts.get(1).place(), is("Cloudflare's data centre EMU"));
        String page = ((HtmlPage) jenkins.createWebClient().getPage(build)).getVisibleText();
        assertThat(page, containsString("through Cloudflare"));
        assertThat(page, containsString("SERVED"));
    }

    @Test
    void withoutTheCertificateTheGateFails() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, verify()));

        jenkins.assertLogContains("1 of 1 hostname is not served through Cloudflare", build);
        jenkins.assertLogNotContains("\tat io.jenkins", build);
    }

    @Test
    void edgeThatMakesNoSenseIsNamed() throws Exception {
        System.setProperty(EdgeEndpoint.PROPERTY, "127.0.0.1");
        fails("the system property " + EdgeEndpoint.PROPERTY + " is wrong: 127.0.0.1 is not ADDRESS:PORT");

        System.setProperty(EdgeEndpoint.PROPERTY, "127.0.0.1:8443");
        System.setProperty(EdgeEndpoint.AUTHORITIES, "/nowhere/edge-ca.pem");
        fails("the file of the system property " + EdgeEndpoint.AUTHORITIES + " cannot be read");
    }

    private void fails(String sentence) throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, verify()));
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins", build);
    }

    private String verify() {
        return "aopVerifyOrigin(hostnames: 'www.example.com', origins: '" + origin.address()
                + "', certificateCredentialsId: 'client', throughCloudflare: true)";
    }
}
