package io.jenkins.plugins.cloudflare.aop.step;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files for an origin's server, in the workspace and nowhere else. */
@WithJenkins
class OriginConfigStepTest {
    private static final String STEP =
            "aopOriginConfig server: 'nginx', issuerCredentialsId: 'ca'," + " commonName: 'www.example.com'";

    private static JenkinsRule jenkins;

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.issuer("ca", TestPki.ca("Origin pull CA"));
    }

    @Test
    void filesAreInTheWorkspaceOfTheAgent() throws Exception {
        agents.createAgent(jenkins, "edge");

        WorkflowRun build = jenkins.buildAndAssertSuccess(Jobs.pipeline(
                jenkins,
                "node('edge') { def f = " + STEP + ", phase: 'enforce'\n"
                        + "echo \"files=$f\"\necho readFile(f[0])\necho readFile(f[1]) }"));

        jenkins.assertLogContains("files=[aop/origin/", build);
        jenkins.assertLogContains("BEGIN CERTIFICATE", build);
        jenkins.assertLogContains("ssl_verify_client on;", build);
        jenkins.assertLogNotContains("PRIVATE KEY", build);
    }

    @Test
    void needsAWorkspace() throws Exception {
        fails(STEP, "there is no workspace to write ");
    }

    @Test
    void noFolderLeadsOut() throws Exception {
        fails("node { " + STEP + ", directory: '../other' }", "leads out of the workspace; leave .. out of it");
        fails("node { " + STEP + ", directory: '/etc/nginx' }", "which is absolute");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noLinkLeadsOut() throws Exception {
        fails(
                "node { sh 'mkdir -p ../elsewhere; ln -sfn ../elsewhere conf'; " + STEP + ", directory: 'conf' }",
                "leads out of the workspace through the link");
    }

    private static void fails(String script, String sentence) throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, script));
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins", build);
    }
}
