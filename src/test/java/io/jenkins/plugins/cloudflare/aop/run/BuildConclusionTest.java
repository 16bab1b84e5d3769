package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The one rule by which a step and a build step end their build. */
@WithJenkins
class BuildConclusionTest {
    private static final String OPEN = "www.example.com is OPEN";

    private static JenkinsRule jenkins;

    /** A check that did not pass, or did. */
    private record Checked(String failure, OnFailure onFailure) implements StepResult {
        private static final long serialVersionUID = 1L;
    }

    /** A build step that ends with this result. */
    private static final class Concluding extends TestBuilder {
        private final transient Object result;
        private transient Optional<String> warning;

        Concluding(Object result) {
            this.result = result;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            warning = BuildConclusion.of(result, build, listener);
            return true;
        }
    }

    @BeforeAll
    static void keep(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void failureThatMakesUnstable() throws Exception {
        Concluding step = new Concluding(new Checked(OPEN, OnFailure.UNSTABLE));

        jenkins.assertLogContains(OPEN, build(step, Result.UNSTABLE));
        assertThat(step.warning, is(Optional.of(OPEN)));
    }

    @ParameterizedTest
    @EnumSource(value = OnFailure.class, names = "UNSTABLE", mode = EnumSource.Mode.EXCLUDE)
    void failureThatDoesNot(OnFailure onFailure) throws Exception {
        leavesTheBuild(new Checked(OPEN, onFailure));
    }

    @Test
    void whatPassed() throws Exception {
        leavesTheBuild(new Checked(null, OnFailure.UNSTABLE));
    }

    @Test
    void whatChecksNothing() throws Exception {
        leavesTheBuild(List.of("snippet"));
    }

    @Test
    void failureIsItsSentence() {
        assertThat(
                BuildConclusion.failure(new OperationException("no such zone")).getMessage(), is("no such zone"));
    }

    private static void leavesTheBuild(Object result) throws Exception {
        Concluding step = new Concluding(result);

        jenkins.assertLogNotContains(OPEN, build(step, Result.SUCCESS));
        assertThat(step.warning, is(Optional.empty()));
    }

    private static FreeStyleBuild build(Concluding step, Result expected) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(step);
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
