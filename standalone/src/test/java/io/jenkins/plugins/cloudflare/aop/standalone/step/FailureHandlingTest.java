package io.jenkins.plugins.cloudflare.aop.standalone.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** catchError, warnError, retry, timeout, parallel, and an abort from outside. */
@Timeout(60)
class FailureHandlingTest {
    @TempDir
    Path directory;

    private Runner runner;

    @BeforeEach
    void prepare() {
        runner = new Runner(directory);
    }

    @Test
    void catchErrorGoesOnWithAResult() throws IOException {
        Outcome run = runner.run(
                "catchError(message: 'smoke test', buildResult: 'UNSTABLE') { error 'smoke' }",
                "echo currentBuild.result",
                "catchError { error 'fire' }",
                "echo currentBuild.result");
        assertThat(
                run.lines(),
                hasItems(
                        "ERROR: smoke test",
                        "ERROR: smoke",
                        "Setting overall build result to UNSTABLE",
                        "UNSTABLE",
                        "ERROR: fire",
                        "FAILURE"));
        assertThat(run.status(), is(2));
    }

    @Test
    void warnErrorIsUnstable() throws IOException {
        Outcome run = runner.run("warnError('careful') { error 'hm' }", "echo 'on'");
        assertThat(run.lines(), hasItems("ERROR: careful", "on"));
        assertThat(run.status(), is(1));
    }

    @Test
    void retryUntilItWorks() throws IOException {
        Outcome run = runner.run("def n = 0", "retry(3) { n++; if (n < 3) error \"try ${n}\" }", "echo \"n=${n}\"");
        assertThat(run.lines(), hasItems("ERROR: try 1", "Retrying", "n=3"));
        assertThat(run.status(), is(0));
    }

    @Test
    void retryGivesUp() throws IOException {
        Outcome run = runner.run("def n = 0", "retry(count: 2) { n++; error \"try ${n}\" }");
        assertThat(run.err(), is("ERROR: try 2" + System.lineSeparator()));
        assertThat(run.status(), is(2));
    }

    @Test
    void timeoutAbortsWhatRuns() throws IOException {
        Outcome run = runner.inNode("timeout(time: 500, unit: 'MILLISECONDS') { sh 'sleep 30; echo late' }");
        assertThat(run.lines(), hasItem("Sending interrupt signal to process"));
        assertThat(run.lines(), not(hasItem("late")));
        assertThat(run.err(), containsString("Timeout of 500 ms has been exceeded"));
        assertThat(run.status(), is(3));
    }

    @Test
    void timeoutIsAnErrorToWhatIsAround() throws IOException {
        Outcome run = runner.run(
                "def n = 0",
                "retry(2) { n++; timeout(time: 200, unit: 'MILLISECONDS') { if (n < 2) { sleep 30 } } }",
                "catchError(catchInterruptions: false) { timeout(time: 200, unit: 'MILLISECONDS') { sleep 30 } }",
                "echo \"n=${n} ${currentBuild.result}\"");
        assertThat(run.lines(), hasItem("n=2 ABORTED"));
    }

    @Test
    void timeoutThatDoesNotExpireLeavesNoTrace() throws IOException {
        Outcome run = runner.run("echo timeout(1) { 'value' }", "sleep time: 10, unit: 'MILLISECONDS'");
        assertThat(run.lines(), hasItems("Timeout set to expire in 60 sec", "value"));
        assertThat(run.status(), is(0));
    }

    @Test
    void branchesRunAtTheSameTimeAndAllEnd() throws IOException {
        Outcome run = runner.inNode(
                "try {",
                "  parallel a: { sleep 1; writeFile file: 'a', text: '' },",
                "           b: { echo \"early: ${!fileExists('a')}\"; error 'b failed' }",
                "} catch (e) { echo \"${e.message}, a ended: ${fileExists('a')}\" }");
        assertThat(run.lines(), hasItems("[b] early: true", "Failed in branch b", "b failed, a ended: true"));
    }

    @Test
    void failFastStopsTheOthers() throws IOException {
        Instant start = Instant.now();
        Outcome run = runner.run(
                "parallel([slow: { try { sleep 30 } catch (e) { echo e.message; throw e } }, bad: { error 'bad' },"
                        + " failFast: true])");
        assertThat(Duration.between(start, Instant.now()).toSeconds(), lessThan(20L));
        assertThat(run.lines(), hasItem("[slow] Failed in branch bad"));
        assertThat(run.err(), is("ERROR: bad" + System.lineSeparator()));
        assertThat(run.status(), is(2));
    }

    @Test
    void timeoutReachesIntoBranches() throws IOException {
        Outcome run = runner.run(
                "timeout(time: 300, unit: 'MILLISECONDS') {",
                "  parallel a: { sleep 30 }, b: { parallel c: { sleep 30 }, d: { echo 'd' } } }");
        assertThat(run.err(), containsString("Timeout of 300 ms has been exceeded"));
        assertThat(run.status(), is(3));
    }

    @Test
    void abortRunsFinallyAndStaysAbortedThoughCaught() throws Exception {
        Outcome run = interruptWhen(
                "begun",
                "try { echo 'begun'; sleep 30 } catch (e) { echo \"caught ${e.message}\" }",
                "sleep time: 10, unit: 'MILLISECONDS'",
                "echo 'went on'");
        assertThat(run.lines(), hasItems("caught Aborted", "went on", "Finished: ABORTED"));
        assertThat(run.status(), is(3));
    }

    @Test
    void abortReachesBranches() throws Exception {
        Outcome run = interruptWhen("begun", "parallel a: { sleep 30 }, b: { sleep 1; echo 'begun'; sleep 30 }");
        assertThat(run.lines(), hasItems("Failed in branch a", "Failed in branch b", "Finished: ABORTED"));
        assertThat(run.err(), is("ERROR: Aborted" + System.lineSeparator()));
        assertThat(run.status(), is(3));
    }

    private Outcome interruptWhen(String line, String... script) throws Exception {
        Outcome[] outcome = new Outcome[1];
        Thread build = new Thread(() -> {
            try {
                outcome[0] = runner.run(script);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        build.start();
        while (!runner.soFar().contains(line)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        build.interrupt();
        build.join();
        return outcome[0];
    }
}
