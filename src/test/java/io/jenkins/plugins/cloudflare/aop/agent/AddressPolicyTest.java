package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

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
    private static final String LOOPBACK =
            "was not visited: 127.0.0.1 is a loopback address, which probes may not visit"
                    + " from here; give the origin's own address, or have an administrator allow local addresses";

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
        refused(verify(), LOOPBACK);
        refused("node { " + verify() + " }", LOOPBACK);
    }

    @Test
    void agentMayVisitItsOwnMachine() throws Exception {
        agents.createAgent(jenkins, "edge");

        jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, "node('edge') { " + verify() + " }"));
    }

    @Test
    void neighboursAndMetadataAreNotVisited() throws Exception {
        String all = "for (address in ['169.254.169.254', '169.254.1.2', '100.100.100.200', '[::1]', '[fe80::1]',"
                + " '[::ffff:127.0.0.1]', '0.0.0.0', 'localhost']) {\n"
                + "  try { aopVerifyOrigin hostnames: 'www.example.com', origins: address; echo \"visited $address\" }"
                + " catch (e) { echo \"refused $address: ${e.message}\" } }";

        WorkflowRun build = jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, all));

        String log = JenkinsRule.getLog(build);
        assertThat(log, not(containsString("visited ")));
        assertThat(
                log.lines()
                        .filter(line -> line.matches("refused .* was not visited: .* allow local addresses.*"))
                        .toList(),
                hasSize(8));
        jenkins.assertLogContains("169.254.169.254 is a cloud's metadata address", build);
    }

    @Test
    void administratorMayAllowIt() throws Exception {
        AopGlobalConfiguration.get().setAllowLocalAddresses(true);

        jenkins.assertLogContains("ENFORCED", jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, verify())));
    }

    @Test
    void whoStartsTheControllerMayAllowIt() throws Exception {
        System.setProperty(AopGlobalConfiguration.PROPERTY, "true");

        jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, verify()));
    }

    private void refused(String script, String sentence) throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, script));

        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins", build);
    }

    private String verify() {
        return "aopVerifyOrigin hostnames: 'www.example.com', certificateCredentialsId: 'client', origins: '"
                + origin.address() + "'";
    }
}
