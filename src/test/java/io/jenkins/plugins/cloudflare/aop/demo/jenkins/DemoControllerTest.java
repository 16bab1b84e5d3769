package io.jenkins.plugins.cloudflare.aop.demo.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code mvn hpi:run} starts: the YAML loads, and the job goes the whole way, also after an earlier one. */
@WithJenkins
class DemoControllerTest {
    @Test
    void demoJobPasses(JenkinsRule jenkins) throws Exception {
        try (DemoController demo = DemoController.open(jenkins.jenkins, Path.of("docs/examples/demo.Jenkinsfile"))) {
            ConfigurationAsCode.get().configure("src/demo-jenkins/jenkins.yaml");
            assertThat(AopGlobalConfiguration.get().getCredentialsId(), is("cloudflare-token"));

            Path left = jenkins.jenkins.getRootDir().toPath().resolve("workspace/demo/origin/mode");
            Files.createDirectories(left.getParent());
            Files.writeString(left, "enforce");
            WorkflowRun build = build(jenkins, demo.job());

            jenkins.assertLogContains("Through Cloudflare: 200 Hello, stranger", build);
            jenkins.assertLogContains("Through Cloudflare: 200 Hello, bearer of CN=www.example.com", build);
            jenkins.assertLogContains("Before: OPEN. Now: ENFORCED", build);
            assertThat(JenkinsRule.getLog(build), not(containsString("PRIVATE KEY")));
        }
    }

    private static WorkflowRun build(JenkinsRule jenkins, WorkflowJob job) throws Exception {
        ParametersAction defaults = new ParametersAction(
                job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions().stream()
                        .map(parameter -> parameter.getDefaultParameterValue())
                        .toList());
        return jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, defaults));
    }
}
