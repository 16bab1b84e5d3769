package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The one rule by which a step and a build step end their build. */
@WithJenkins
class BuildConclusionTest {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private FreeStyleBuild build;

    /** A check that did not pass, or did. */
    private record Checked(String failure, OnFailure onFailure) implements StepResult {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void beginBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        build = new FreeStyleBuild(job);
    }

    @Test
    void failureThatMakesUnstable() {
        assertThat(conclude(new Checked("it is open", OnFailure.UNSTABLE)), is(Optional.of("it is open")));
        assertThat(build.getResult(), is(Result.UNSTABLE));
        assertThat(console.toString(StandardCharsets.UTF_8), containsString("it is open"));
    }

    @ParameterizedTest
    @EnumSource(value = OnFailure.class, names = "UNSTABLE", mode = EnumSource.Mode.EXCLUDE)
    void failureThatDoesNot(OnFailure onFailure) {
        leavesTheBuild(new Checked("it is open", onFailure));
    }

    @Test
    void whatPassed() {
        leavesTheBuild(new Checked(null, OnFailure.UNSTABLE));
    }

    @Test
    void whatChecksNothing() {
        leavesTheBuild(List.of("snippet"));
    }

    @Test
    void failureIsItsSentence() {
        assertThat(
                BuildConclusion.failure(new OperationException("no such zone")).getMessage(), is("no such zone"));
    }

    private void leavesTheBuild(Object result) {
        assertThat(conclude(result), is(Optional.empty()));
        assertThat(build.getResult(), is(nullValue()));
        assertThat(console.toString(StandardCharsets.UTF_8), is(emptyString()));
    }

    private Optional<String> conclude(Object result) {
        return BuildConclusion.of(result, build, new StreamTaskListener(console, StandardCharsets.UTF_8));
    }
}
