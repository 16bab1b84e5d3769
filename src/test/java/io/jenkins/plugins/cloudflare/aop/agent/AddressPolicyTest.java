package io.jenkins.plugins.cloudflare.aop.agent;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Where visits may go that whoever edits a job has chosen. */
@WithJenkins
class AddressPolicyTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    private JenkinsRule jenkins;
    private Origin origin;

    @BeforeEach
    void startOrigin(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.keyStore("client", CA.client("www.example.com"));
        origin = Origin.enforcing(CA);
        System.clearProperty(AopGlobalConfiguration.PROPERTY);
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void controllerDoesNotVisitItself() throws Exception {
        for (String script : new String[] {verify(), "node { " + verify() + " }"}) {
            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, script));

            jenkins.assertLogContains("was not visited: 127.0.0.1 is a loopback address", build);
            jenkins.assertLogNotContains("\tat io.jenkins", build);
        }
    }

    @Test
    void administratorMayAllowIt() throws Exception {
        AopGlobalConfiguration.get().setAllowLocalAddresses(true);

        jenkins.assertLogContains("ENFORCED", jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, verify())));
    }

    @Test
    void agentMayVisitItsOwnMachine() throws Exception {
        agents.createAgent(jenkins, "edge");

        jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, "node('edge') { " + verify() + " }"));
    }

    private String verify() {
        return "aopVerifyOrigin hostnames: 'www.example.com', certificateCredentialsId: 'client', origins: '"
                + origin.address() + "'";
    }
}
