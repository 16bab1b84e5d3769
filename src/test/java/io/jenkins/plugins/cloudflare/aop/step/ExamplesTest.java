package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Jenkinsfiles of the documentation run as they stand there. */
@WithJenkins
class ExamplesTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cloudflare");
        Stored.keyStore("origin-client", CA.client("www.example.com"));
        Stored.issuer("origin-ca", CA);
    }

    @ParameterizedTest
    @CsvSource({"gate, 2", "declarative, 1", "watch, 1", "private-ca, 0"})
    void proves(String example, int cases) throws Exception {
        try (Origin origin = Origin.enforcing(CA)) {
            WorkflowRun build = run(example, origin, Result.SUCCESS);

            jenkins.assertLogContains("ENFORCED", build);
            TestResultAction tests = build.getAction(TestResultAction.class);
            assertThat(tests == null ? 0 : tests.getTotalCount(), is(cases));
        }
    }

    @Test
    void watchOnlyMarks() throws Exception {
        try (Origin origin = Origin.open()) {
            WorkflowRun build = run("watch", origin, Result.UNSTABLE);

            assertThat(build.getAction(TestResultAction.class).getFailedTests(), hasSize(1));
        }
    }

    @Test
    void declarativeShowsTheFailureAsATest() throws Exception {
        try (Origin origin = Origin.open()) {
            WorkflowRun build = run("declarative", origin, Result.FAILURE);

            assertThat(build.getAction(TestResultAction.class).getFailedTests(), hasSize(1));
        }
    }

    private static WorkflowRun run(String example, Origin origin, Result result) throws Exception {
        WorkflowJob job =
                Jobs.pipeline(jenkins, Files.readString(Path.of("docs", "examples", example + ".Jenkinsfile")));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("ORIGINS", "")));
        return jenkins.assertBuildStatus(
                result,
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("ORIGINS", origin.address()))));
    }
}
