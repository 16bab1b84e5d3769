package io.jenkins.plugins.cloudflare.aop.checks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.overview.OverviewListener;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogRecord;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins of its own in which the plugins are missing that are used only where they are there. */
class OptionalPluginsTest {
    @RegisterExtension
    final RealJenkinsExtension controller = new RealJenkinsExtension()
            .omitPlugins("checks-api", "metrics", "junit")
            .javaOptions("-D" + AopGlobalConfiguration.PROPERTY + "=true");

    @Test
    void verificationsDoWithoutThem() throws Throwable {
        // Made here: over there, tests do not see what a room of the plugin keeps to itself.
        ClientCertificate client = TestPki.ca("CA").client("www.example.com");
        try (Origin open = Origin.open()) {
            controller.startJenkins();
            controller.runRemotely(
                    OptionalPluginsTest::verify, open.address(), client.leafPem() + client.privateKeyPem());
        }
    }

    private static void verify(JenkinsRule jenkins, String origin, String pem) throws Throwable {
        for (String plugin : new String[] {"checks-api", "metrics"}) {
            assertThat(plugin, Jenkins.get().getPluginManager().getPlugin(plugin), is(nullValue()));
        }
        Stored.file("client", pem.getBytes(StandardCharsets.US_ASCII));

        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                Jobs.pipeline(
                        jenkins,
                        "stage('Deploy') { aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin
                                + "', certificateCredentialsId: 'client', checksName: 'Gate' }"));

        jenkins.assertLogContains("1 of 1 origin is not enforced", build);
        jenkins.assertLogNotContains("could not be published", build);
        assertThat(ExtensionList.lookup(CheckOutlet.class), is(empty()));
        assertThat(ExtensionList.lookup(OverviewListener.class), is(empty()));
        for (LogRecord record : Jenkins.logRecords) {
            assertThat(String.valueOf(record.getThrown()), not(containsString("NoClassDefFoundError")));
        }
    }
}
