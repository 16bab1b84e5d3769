package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong command line ends with one sentence on standard error and 64, before anything runs. */
class UsageTest {
    @TempDir
    Path directory;

    private Runner runner;
    private Path jenkinsfile;

    @BeforeEach
    void prepare() throws IOException {
        runner = new Runner(directory);
        jenkinsfile = Files.writeString(directory.resolve("Jenkinsfile"), "echo 'ran'\n");
        Files.writeString(directory.resolve("token.txt"), "secret-token");
        Files.writeString(directory.resolve("empty.txt"), "\n");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("Unknown option", List.of("run", "FILE", "--workspaces", "x")),
                Arguments.of("Missing required parameter", List.of("run")),
                Arguments.of("Unmatched argument", List.of("run", "FILE", "other")),
                Arguments.of("should be specified only once", List.of("run", "FILE", "--state", "a", "--state", "b")),
                Arguments.of("There is no Jenkinsfile DIR/none.", List.of("run", "DIR/none")),
                Arguments.of("it is a directory", List.of("run", "DIR")),
                Arguments.of("--edge 127.0.0.1 is not ADDRESS:PORT", List.of("run", "FILE", "--edge", "127.0.0.1")),
                Arguments.of("is not ADDRESS:PORT", List.of("run", "FILE", "--edge", "127.0.0.1:70000")),
                Arguments.of("nobody.invalid has no address", List.of("run", "FILE", "--edge", "nobody.invalid:443")),
                Arguments.of("--edge-ca is given without --edge", List.of("run", "FILE", "--edge-ca", "DIR/token.txt")),
                Arguments.of(
                        "--edge-ca DIR/none cannot be read",
                        List.of("run", "FILE", "--edge", "127.0.0.1:1", "--edge-ca", "DIR/none")),
                Arguments.of(
                        "--edge-ca DIR/token.txt",
                        List.of("run", "FILE", "--edge", "[::1]:1", "--edge-ca", "DIR/token.txt")),
                Arguments.of("--param ZONE is not K=V", List.of("run", "FILE", "--param", "ZONE")),
                Arguments.of("--param =v is not K=V", List.of("run", "FILE", "--param", "=v")),
                Arguments.of("--param A is given twice", List.of("run", "FILE", "--param", "A=1", "--param", "A=2")),
                Arguments.of("--credential needs ID=FILE", List.of("run", "FILE", "--credential", "token.txt")),
                Arguments.of("--credential needs ID=FILE", List.of("run", "FILE", "--credential", "my id=token.txt")),
                Arguments.of(
                        "--credential t: there is no such file", List.of("run", "FILE", "--credential", "t=DIR/x")),
                Arguments.of(
                        "--credential t: there is no such file",
                        List.of("run", "FILE", "--credential", "t=DIR/token.txt:DIR/x")),
                Arguments.of("is a directory; give a file", List.of("run", "FILE", "--credential", "t=DIR")),
                Arguments.of("empty.txt is empty", List.of("run", "FILE", "--credential", "t=DIR/empty.txt")),
                Arguments.of("has more than 1048576 bytes", List.of("run", "FILE", "--credential", "t=/dev/zero")),
                Arguments.of(
                        "a PASSWORDFILE is given, but the file holds a secret text",
                        List.of("run", "FILE", "--credential", "t=DIR/token.txt:DIR/token.txt")),
                Arguments.of(
                        "--credential t is given twice",
                        List.of("run", "FILE", "--credential", "t=DIR/token.txt", "--credential", "t=DIR/token.txt")),
                Arguments.of("--api-url nonsense: ", List.of("run", "FILE", "--api-url", "nonsense")),
                Arguments.of(
                        "--api-url http://api.example.com: ",
                        List.of("run", "FILE", "--api-url", "http://api.example.com")),
                Arguments.of("is not a directory", List.of("run", "FILE", "--workspace", "DIR/token.txt")),
                Arguments.of("is not a directory", List.of("run", "FILE", "--state", "DIR/token.txt")),
                Arguments.of("Say what to do: ", List.of()),
                Arguments.of("Unmatched argument", List.of("fly")),
                Arguments.of("--port is 70000", List.of("emulator", "--port", "70000")),
                Arguments.of("Invalid value for option '--port'", List.of("emulator", "--port", "x")),
                Arguments.of("is not HOSTNAME=ADDRESS:PORT", List.of("emulator", "--origin", "www.example.com")),
                Arguments.of("Say what to measure: origins", List.of("bench")),
                Arguments.of("--hostnames is 0, which is not from 1 to 5000", bench("--hostnames", "200,0")),
                Arguments.of("Invalid value for option '--hostnames'", bench("--hostnames", "many")),
                Arguments.of("--runs is 51, which is not from 1 to 50", bench("--runs", "51")),
                Arguments.of("--delay is -1, which is not from 0 to 2000", bench("--delay", "-1")),
                Arguments.of("--sockets is 257, which is not from 1 to 256", bench("--sockets", "257")),
                Arguments.of("--curls is 0, which is not from 1 to 256", bench("--curls", "2,0")),
                Arguments.of("Unmatched argument", bench("200")));
    }

    private static List<String> bench(String... options) {
        return Stream.concat(Stream.of("bench", "origins"), Stream.of(options)).toList();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongUsage(String sentence, List<String> arguments) {
        Outcome run = runner.execute(arguments.stream()
                .map(argument ->
                        argument.replace("FILE", jenkinsfile.toString()).replace("DIR", directory.toString()))
                .toArray(String[]::new));
        assertThat(run.err(), containsString(sentence.replace("DIR", directory.toString())));
        assertThat(run.err().lines().count(), is(1L));
        assertThat(run.err(), not(containsString("secret-token")));
        assertThat(run.out(), is(""));
        assertThat(run.status(), is(64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline { agent any }",
                "#!groovy\n\n// comment\n/* more\n pipeline { */\n@Library('x') _\nimport java.time.Instant\npipeline\n{ }",
                "@Library(value='x@1', changelog=false) _\npipeline { }"
            })
    void declarativeIsRefused(String text) throws IOException {
        Outcome run = runner.run(text);
        assertThat(run.err(), containsString("is declarative (pipeline { ... }), which only Jenkins itself runs"));
        assertThat(run.err().lines().count(), is(1L));
        assertThat(run.status(), is(64));
    }

    @Test
    void sharedLibraryIsRefused() throws IOException {
        Outcome run = runner.run("@Library('shared') _", "echo 'x'");
        assertThat(run.err(), containsString("loads a shared library (@Library)"));
        assertThat(run.status(), is(64));
    }

    @Test
    void pipelineElsewhereIsScripted() throws IOException {
        Outcome run = runner.run("// pipeline { }", "def pipeline = { it() }", "pipeline { echo 'mine' }");
        assertThat(run.out(), startsWith("mine"));
        assertThat(run.status(), is(0));
    }

    /** Status 1 would say UNSTABLE. */
    @Test
    void aCommandThatCannotDoItsWorkFails() {
        Outcome run = runner.execute("demo", "--directory", jenkinsfile.toString());
        assertThat(run.err(), startsWith("ERROR: "));
        assertThat(run.err(), containsString(jenkinsfile.toString()));
        assertThat("one sentence", run.err().lines().count(), is(1L));
        assertThat(run.status(), is(2));
    }

    @Test
    void helpAndVersion() {
        Outcome help = runner.execute("run", "--help");
        assertThat(help.out(), containsString("--credential=ID=FILE[:PASSWORDFILE]"));
        assertThat(help.out(), containsString("0 SUCCESS, 1 UNSTABLE, 2 FAILURE, 3 ABORTED, 64 wrong usage"));
        assertThat(help.status(), is(0));
        assertThat(runner.execute("--version").out(), startsWith("cloudflare-aop "));
    }
}
