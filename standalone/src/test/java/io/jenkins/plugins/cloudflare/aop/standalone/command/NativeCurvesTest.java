package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyArray;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Machine;
import io.jenkins.plugins.cloudflare.aop.standalone.curves.NativeCurves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner's own process has native curves where they work, and works without them. */
@Timeout(120)
class NativeCurvesTest {
    private static final String LINE = "elliptic curves: ";

    @TempDir
    Path directory;

    private static void assumeBrought() {
        assumeTrue(NativeCurves.isBrought(), "there is no library for this platform");
    }

    @Test
    void areInUse() throws Exception {
        assumeBrought();
        assertThat(
                run(temporary(directory), "--version"), hasItem(startsWith(LINE + "Amazon Corretto Crypto Provider ")));
        try (var left = Files.list(directory)) {
            assertThat(left.filter(file -> !file.endsWith("output")).toArray(), is(emptyArray()));
        }
    }

    @Test
    void areSwitchedOff() throws Exception {
        String off = LINE + "Java's, as --no-native says";
        assertThat(run(List.of(), "--version", "--no-native"), hasItem(off));
        assertThat(run(List.of(), "--no-native", "run", "--version"), hasItem(off));
    }

    @Test
    void aLibraryThatCannotBeLaidDownIsDoneWithout() throws Exception {
        assumeBrought();
        List<String> version = run(temporary(directory.resolve("none")), "--version");
        assertThat(version, hasItem(startsWith(LINE + "Java's, as the library for ")));
        assertThat("nothing else is said", version.size(), is(2));
    }

    @Test
    void aPlatformWithoutALibraryIsToldByName() throws Exception {
        List<String> version = run(List.of("-Dos.name=Some OS", "-Dos.arch=s390x"), "--version");
        assertThat(version, hasItem(LINE + "Java's, as there is no library for some_os-s390x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--no-native"})
    void aGateSaysTheSame(String option) throws Exception {
        List<String> command = new ArrayList<>(List.of("demo", "--directory", directory.toString(), option));
        command.remove("");
        List<String> lines = run(List.of(), command.toArray(String[]::new));
        assertThat(lines, hasItem("Verdict: ENFORCED"));
        assertThat(lines, not(hasItem(startsWith("WARNING"))));
    }

    /** A command in a JVM of somebody else, such as this one, registers nothing. */
    @Test
    void somebodyElsesJvmStaysAsItIs() {
        List<String> before = providers();
        new Runner(directory).execute("--version");
        assertThat(providers(), is(before));
    }

    private static List<String> providers() {
        return List.of(Security.getProviders()).stream().map(Object::toString).toList();
    }

    private static List<String> temporary(Path files) {
        return List.of("-Djava.io.tmpdir=" + files, "-XX:-UsePerfData");
    }

    /** Standard output and error of a process that ends well. */
    private List<String> run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        jvm.addAll(options);
        List<String> command = Machine.java(Main.class.getName(), jvm);
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        List<String> lines = Files.readAllLines(output);
        assertThat(String.join("\n", lines), status, is(0));
        return lines;
    }
}
