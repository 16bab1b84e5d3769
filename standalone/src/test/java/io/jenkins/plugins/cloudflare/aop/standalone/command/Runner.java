package io.jenkins.plugins.cloudflare.aop.standalone.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command line in this process, in a directory of its own. */
public final class Runner {
    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public Runner(Path directory) {
        this.directory = directory;
    }

    /** What a command left on the terminal. */
    public record Outcome(int status, String out, String err) {
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    public Path directory() {
        return directory;
    }

    public Path workspace() {
        return directory.resolve("workspace");
    }

    public Path artifacts() {
        return workspace().resolve("artifacts");
    }

    /** Adds options to every run. */
    public Runner with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Runs a Jenkinsfile of these lines. */
    public Outcome run(String... lines) throws IOException {
        return runFile(Files.writeString(directory.resolve("Jenkinsfile"), String.join("\n", lines)));
    }

    /** Runs a script inside node. */
    public Outcome inNode(String... lines) throws IOException {
        return run("node {\n" + String.join("\n", lines) + "\n}");
    }

    public Outcome runFile(Path jenkinsfile) {
        return execute(arguments(jenkinsfile).toArray(String[]::new));
    }

    private List<String> arguments(Path jenkinsfile) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", jenkinsfile.toString(), "--workspace", workspace().toString()));
        arguments.addAll(options);
        return arguments;
    }

    /** Starts a Jenkinsfile in a process of its own, which leaves what it says in a file. */
    public Process spawn(Path jenkinsfile) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: compiling thoroughly takes more of the processor than it saves.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments(jenkinsfile));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("process.log").toFile())
                .start();
    }

    /** Runs any command. */
    public Outcome execute(String... arguments) {
        out.reset();
        err.reset();
        int status = Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(status, soFar(), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output while a command runs. */
    public String soFar() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
