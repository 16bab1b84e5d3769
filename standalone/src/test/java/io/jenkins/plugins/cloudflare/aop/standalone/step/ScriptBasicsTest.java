package io.jenkins.plugins.cloudflare.aop.standalone.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts run as in Jenkins: blocks, results, faults. */
class ScriptBasicsTest {
    @TempDir
    Path directory;

    private Runner runner;

    @BeforeEach
    void prepare() {
        runner = new Runner(directory);
    }

    @Test
    void blocksReturnWhatTheirBodyReturns() throws IOException {
        Outcome run = runner.run(
                "def add(a, b) { a + b }",
                "shout = { echo \"closure ${it}\" }",
                "def sum = node('linux') { stage('Sum') { add(2, 3) } }",
                "echo \"sum ${sum}\"",
                "shout 'hi'",
                "println 'printed'");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItems("[stage] Sum", "sum 5", "closure hi", "printed", "Finished: SUCCESS"));
        assertThat(run.status(), is(0));
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS,0", "UNSTABLE,1", "FAILURE,2", "NOT_BUILT,3", "ABORTED,3"})
    void resultIsTheExitStatus(String result, int status) throws IOException {
        Outcome run = runner.run("currentBuild.result = '" + result + "'");
        assertThat(run.lines(), hasItem("Finished: " + result));
        assertThat(run.status(), is(status));
    }

    @Test
    void resultOnlyGetsWorse() throws IOException {
        Outcome run = runner.run(
                "unstable 'shaky'",
                "currentBuild.result = 'SUCCESS'",
                "echo \"${currentBuild.result} ${currentBuild.currentResult} ${currentBuild.number}\"");
        assertThat(run.lines(), hasItems("WARNING: shaky", "UNSTABLE UNSTABLE 1"));
        assertThat(run.status(), is(1));
    }

    @Test
    void resultThatDoesNotExist() throws IOException {
        Outcome run = runner.run("currentBuild.result = 'GREAT'");
        assertThat(run.err(), containsString("currentBuild.result is 'GREAT', which is none of SUCCESS"));
        assertThat(run.status(), is(2));
    }

    @Test
    void errorFailsTheBuildAfterFinally() throws IOException {
        Outcome run = runner.run("try { error 'no luck' } finally { echo 'cleaned' }", "echo 'never'");
        assertThat(run.lines(), hasItem("cleaned"));
        assertThat(run.lines(), not(hasItem("never")));
        assertThat(run.err(), is("ERROR: no luck" + System.lineSeparator()));
        assertThat(run.status(), is(2));
    }

    @Test
    void caughtErrorIsForgotten() throws IOException {
        Outcome run = runner.run("try { error 'no luck' } catch (Exception e) { echo \"caught ${e.message}\" }");
        assertThat(run.lines(), hasItem("caught no luck"));
        assertThat(run.status(), is(0));
    }

    @Test
    void unknownStep() throws IOException {
        Outcome run = runner.run("node { deployEverything 'now' }");
        assertThat(
                run.err(),
                allOf(
                        startsWith(
                                "ERROR: Jenkinsfile, line 1: No such DSL method 'deployEverything' found among steps ["),
                        containsString("aopVerifyOrigin, ")));
        assertThat(run.status(), is(2));
    }

    @Test
    void stepThatNeedsNode() throws IOException {
        Outcome run = runner.run("sh 'true'");
        assertThat(run.err(), containsString("step sh needs a workspace; surround it with node { ... }"));
    }

    @Test
    void faultNamesFileAndLine() throws IOException {
        Outcome run = runner.run("node {", "    stage('A') {", "        echo \"${nowhere}\"", "    }", "}");
        assertThat(
                run.err(),
                startsWith("ERROR: Jenkinsfile, line 3: MissingPropertyException: No such property: nowhere"));
        assertThat(run.err(), not(containsString("\tat ")));
        assertThat(run.status(), is(2));
    }

    @Test
    void bodyRunsOnceThoughItCallsAMissingMethod() throws IOException {
        Outcome run =
                runner.run("try { node { echo 'once'; 'text'.nonsense() } } catch (e) { echo e.class.simpleName }");
        assertThat(run.lines().stream().filter("once"::equals).count(), is(1L));
        assertThat(run.lines(), hasItem("MissingMethodException"));
    }

    @Test
    void scriptThatIsNoGroovy() throws IOException {
        Outcome run = runner.run("node {", "  echo 'a", "}");
        assertThat(
                run.err(), allOf(startsWith("ERROR: Jenkinsfile, line 2, column "), endsWith(System.lineSeparator())));
        assertThat(run.err(), not(containsString("WorkflowScript")));
        assertThat(run.status(), is(2));
    }

    @Test
    void sleepCountsSecondsAlsoInBodies() throws IOException {
        long start = System.nanoTime();
        Outcome run = runner.run("stage('S') { [1].each { sleep it } }", "sleep time: 300, unit: 'MILLISECONDS'");
        assertThat(run.status(), is(0));
        assertThat((System.nanoTime() - start) / 1_000_000 >= 1300, is(true));
    }

    @Test
    void passThroughAndRefusal() throws IOException {
        Outcome run = runner.run("timestamps { ansiColor('xterm') { echo 'inside' } }", "input 'Go on?'");
        assertThat(run.lines(), hasItem("inside"));
        assertThat(run.err(), containsString("step input is not supported: there is no person to answer"));
    }

    @Test
    void ownMethodComesBeforeAStep() throws IOException {
        Outcome run = runner.run("def file(name) { \"my ${name}\" }", "echo file('x')");
        assertThat(run.lines(), hasItem("my x"));
    }

    @Test
    void buildNumbersGoUp() throws IOException {
        runner.run("echo 'one'");
        assertThat(runner.run("echo \"${JOB_NAME} ${env.BUILD_NUMBER}\"").lines(), hasItem("workspace 2"));
        assertThat(Files.readString(runner.workspace().resolve(".aop/nextBuildNumber")), is("3\n"));
    }
}
