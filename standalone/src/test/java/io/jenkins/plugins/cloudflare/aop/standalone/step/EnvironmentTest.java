package io.jenkins.plugins.cloudflare.aop.standalone.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** env, params, withEnv, withCredentials, properties. */
class EnvironmentTest {
    @TempDir
    Path directory;

    private Runner runner;

    @BeforeEach
    void prepare() {
        runner = new Runner(directory);
    }

    @Test
    void variablesReachScriptAndShell() throws IOException {
        Outcome run = runner.inNode(
                "env.EVERYWHERE = 'e'",
                "withEnv(['SCOPED=s', 'PATH+TOOL=/opt/tool']) {",
                "  sh 'echo \"shell $EVERYWHERE $SCOPED $JOB_NAME $BUILD_NUMBER ${PATH%%:*}\"'",
                "  echo \"script ${env.EVERYWHERE} ${SCOPED} ${env.NOWHERE}\"",
                "}",
                "echo \"after ${env.SCOPED} ${WORKSPACE == pwd()}\"");
        assertThat(run.lines(), hasItems("shell e s workspace 1 /opt/tool", "script e s null", "after null true"));
    }

    @Test
    void branchesHaveTheirOwnScope() throws IOException {
        Outcome run = runner.inNode(
                "parallel a: { withEnv(['X=1']) { sleep 1; echo \"X ${env.X}\" } }," + " b: { echo \"X ${env.X}\" }");
        assertThat(run.lines(), hasItems("[a] X 1", "[b] X null"));
    }

    @Test
    void parametersAreGivenOrDeclared() throws IOException {
        Outcome run = runner.with("--param", "ZONE=a.example", "--param", "DRY=false", "--param", "EQ=a=b")
                .run(
                        "properties([disableConcurrentBuilds(), parameters([",
                        "  string(name: 'ZONE', defaultValue: 'b.example'),",
                        "  booleanParam(name: 'DRY', defaultValue: true),",
                        "  choice(name: 'SIDE', choices: ['left', 'right'])])])",
                        "echo \"${params.ZONE} ${params.DRY ? 'dry' : 'wet'} ${params.SIDE} ${EQ} ${params.NONE}\"");
        assertThat(run.lines(), hasItem("a.example wet left a=b null"));
    }

    @Test
    void parameterThatIsNoChoice() throws IOException {
        Outcome run = runner.with("--param", "SIDE=up")
                .run("properties([parameters([choice(name: 'SIDE', choices: 'left\\nright')])])");
        assertThat(run.err(), containsString("parameter SIDE is 'up', which is none of left, right"));
    }

    @Test
    void secretsAreBoundAndMasked() throws IOException {
        Files.writeString(directory.resolve("secret.txt"), "open-sesame\n");
        Files.writeString(directory.resolve("other.txt"), "other");
        runner.with("--credential", "door=" + directory.resolve("secret.txt"));
        Outcome run = runner.inNode(
                "withCredentials([string(credentialsId: 'door', variable: 'DOOR'), file(credentialsId: 'door', variable:"
                        + " 'DOOR_FILE')]) {",
                "  sh 'echo \"say $DOOR\"; cat \"$DOOR_FILE\"; printenv DOOR | wc -c'",
                "}",
                "echo \"after ${env.DOOR}\"",
                "error 'the secret is open-sesame'");
        assertThat(run.lines(), hasItems("say ****", "12", "after null"));
        assertThat(run.out() + run.err(), not(containsString("sesame")));
    }

    @Test
    void secretsThatAreNotThere() throws IOException {
        Outcome run = runner.run("withCredentials([string(credentialsId: 'door', variable: 'D')]) { }");
        assertThat(run.err(), containsString("there is no credential 'door'; give it with --credential door=FILE"));
        assertThat(
                runner.run("withCredentials([usernamePassword(credentialsId: 'x')]) { }")
                        .status(),
                is(2));
    }
}
