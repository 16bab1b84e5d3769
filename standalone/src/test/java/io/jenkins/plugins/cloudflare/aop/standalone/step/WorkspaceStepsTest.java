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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sh, files, artifacts and test reports. */
class WorkspaceStepsTest {
    @TempDir
    Path directory;

    private Runner runner;

    @BeforeEach
    void prepare() {
        runner = new Runner(directory);
    }

    @Test
    void shTracesAndFails() throws IOException {
        Outcome run = runner.inNode("sh 'echo out; echo err >&2; pwd'", "sh 'exit 3'");
        assertThat(
                run.lines(),
                hasItems("+ echo out", "out", "err", runner.workspace().toString(), "+ exit 3"));
        assertThat(run.err(), is("ERROR: script returned exit code 3" + System.lineSeparator()));
        assertThat(run.status(), is(2));
    }

    @Test
    void shReturnsWhatIsAskedFor() throws IOException {
        Outcome run = runner.inNode(
                "def text = sh(script: 'echo kept; echo traced >&2', returnStdout: true)",
                "def code = sh script: 'exit 7', returnStatus: true, label: 'may fail'",
                "echo \"<${text.trim()}> ${code}\"",
                "sh '#!/usr/bin/env python3\\nprint(6 * 7)'");
        assertThat(run.lines(), hasItems("traced", "<kept> 7", "42"));
        assertThat(run.lines(), not(hasItem("kept")));
        assertThat(run.status(), is(0));
    }

    @Test
    void shShowsWhatItKeptWhenItFails() throws IOException {
        Outcome run = runner.inNode("sh(script: 'echo reason; exit 1', returnStdout: true)");
        assertThat(run.lines(), hasItem("reason"));
    }

    @Test
    void shDoesNotWaitForWhatRunsInTheBackground() throws IOException {
        Instant start = Instant.now();
        assertThat(runner.inNode("sh 'sleep 20 &'").status(), is(0));
        assertThat(Duration.between(start, Instant.now()).toSeconds(), lessThan(15L));
    }

    @Test
    void shMayDeleteItsOwnScript() throws IOException {
        Outcome run =
                runner.inNode("def status = sh script: 'rm -- $0', returnStatus: true", "echo \"status ${status}\"");
        assertThat(run.err(), is(""));
        assertThat(run.lines(), hasItem("status 0"));
    }

    @Test
    void unknownParameterIsAWarning() throws IOException {
        Outcome run = runner.inNode("sh script: 'true', colour: 'red'");
        assertThat(run.lines(), hasItem("WARNING: step sh does not know the parameter 'colour' and ignores it"));
        assertThat(run.status(), is(0));
    }

    @Test
    void filesAndDirectories() throws IOException {
        Outcome run = runner.inNode(
                "dir('a/b') { writeFile file: 'c.txt', text: \"x${1 + 1}\"; echo pwd(); sh 'ls' }",
                "echo \"${readFile('a/b/c.txt')} ${fileExists('a/b')} ${fileExists file: 'a/z'} ${isUnix()}\"",
                "dir('a') { deleteDir() }",
                "echo \"left ${fileExists('a')}\"",
                "readFile 'nowhere.txt'");
        assertThat(
                run.lines(),
                hasItems(runner.workspace().resolve("a/b").toString(), "c.txt", "x2 true false true", "left false"));
        assertThat(
                run.err(),
                containsString("there is no file " + runner.workspace().resolve("nowhere.txt")));
    }

    @Test
    void deleteDirSparesTheWorkspaceItself() throws IOException {
        Files.createDirectories(runner.workspace());
        Path precious = Files.writeString(runner.workspace().resolve("precious"), "");
        Outcome run = runner.inNode("dir('..') { deleteDir() }");
        assertThat(run.err(), containsString("step deleteDir deletes only within the workspace"));
        assertThat(runner.inNode("deleteDir()").status(), is(2));
        assertThat(Files.exists(precious), is(true));
    }

    @Test
    void artifactsByPattern() throws IOException {
        Outcome run = runner.inNode(
                "sh 'mkdir -p a/b/c; touch top.txt a/one.txt a/b/c/two.txt a/b/c/no.log'",
                "archiveArtifacts artifacts: '**/*.txt, a/b/', excludes: 'a/one.*', fingerprint: true",
                "archiveArtifacts artifacts: 'none/**', allowEmptyArchive: true",
                "archiveArtifacts '**'");
        assertThat(run.err(), is(""));
        assertThat(Files.exists(runner.artifacts().resolve("a/b/c/two.txt")), is(true));
        assertThat(Files.exists(runner.artifacts().resolve("a/b/c/no.log")), is(true));
        assertThat("not its own files", Files.exists(runner.artifacts().resolve(".aop")), is(false));
        assertThat(Files.exists(runner.artifacts().resolve("artifacts")), is(false));
        assertThat(run.status(), is(0));
    }

    @Test
    void excludesAndOneLevel() throws IOException {
        runner.inNode("sh 'mkdir -p a/b; touch a/one.txt a/b/two.txt'", "archiveArtifacts artifacts: 'a/*.txt'");
        assertThat(Files.exists(runner.artifacts().resolve("a/one.txt")), is(true));
        assertThat(Files.exists(runner.artifacts().resolve("a/b/two.txt")), is(false));
    }

    @Test
    void noArtifactsIsAnError() throws IOException {
        Outcome run = runner.inNode("archiveArtifacts 'build/*.jar'");
        assertThat(
                run.err(),
                containsString("No artifacts found that match the file pattern \"build/*.jar\". Configuration error?"));
        assertThat(run.status(), is(2));
    }

    @Test
    void failedTestsMakeTheBuildUnstable() throws IOException {
        Outcome run = runner.inNode(
                "writeFile file: 'r/a.xml', text: '<testsuite><testcase name=\"a\"/><testcase name=\"b\"><failure"
                        + " message=\"m\"/></testcase><testcase name=\"c\"><skipped/></testcase></testsuite>'",
                "def s = junit 'r/*.xml'",
                "echo \"${s.totalCount} ${s.passCount} ${s.failCount} ${s.skipCount} ${currentBuild.result}\"");
        assertThat(run.lines(), hasItem("3 1 1 1 UNSTABLE"));
        assertThat(run.status(), is(1));
    }

    @Test
    void missingOrBrokenReportsFail() throws IOException {
        assertThat(
                runner.inNode("junit 'r/*.xml'").err(),
                containsString("No test report files were found. Configuration error?"));
        assertThat(
                runner.inNode("junit testResults: 'r/*.xml', allowEmptyResults: true")
                        .status(),
                is(0));
        Outcome run = runner.inNode("writeFile file: 'x.xml', text: '<testsuite>'", "junit 'x.xml'");
        assertThat(run.err(), containsString("x.xml is no JUnit XML"));
    }
}
