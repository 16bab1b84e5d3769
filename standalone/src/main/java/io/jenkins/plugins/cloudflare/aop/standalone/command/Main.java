package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.curves.NativeCurves;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Faults;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entrance of the runner. */
@Command(
        name = "cloudflare-aop-standalone.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Per-hostname Authenticated Origin Pulls of Cloudflare without a Jenkins: runs scripted"
                + " Jenkinsfiles with the plugin's own steps.",
        footer = {
            "",
            "Exit status: 0 SUCCESS, 1 UNSTABLE, 2 FAILURE, 3 ABORTED, 64 wrong usage.",
            "COMMAND --help tells more."
        })
public final class Main implements Runnable {
    private static final String STAPLING = "jdk.tls.client.enableStatusRequestExtension";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--no-native",
            scope = ScopeType.INHERIT,
            description = "Leaves elliptic curves to Java where a native library would compute them.")
    private boolean withoutNative;

    private final Supplier<String> nativeCurves;
    private CompletableFuture<String> curves = CompletableFuture.completedFuture("");

    /** @param nativeCurves makes them native where it may, and says what is in use */
    Main(Supplier<String> nativeCurves) {
        this.nativeCurves = nativeCurves;
    }

    public static void main(String[] args) {
        // A stapled OCSP answer is not looked at here, and a lighttpd with wolfSSL hangs up on whoever asks for
        // one when it does not know its own issuer. Java has no such switch for a connection; this process is the
        // runner's own.
        System.getProperties().putIfAbsent(STAPLING, "false");
        Shutdown shutdown = Shutdown.install(Thread.currentThread());
        int status = run(args, System.out, System.err, NativeCurves::register);
        shutdown.finished(status);
        System.exit(status);
    }

    /**
     * Runs a command with the elliptic curves that the JVM has. An interrupt of the calling thread aborts it, as a signal
     * does.
     *
     * @return the exit status
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, out, err, NativeCurves::inUse);
    }

    private static int run(String[] args, PrintStream out, PrintStream err, Supplier<String> nativeCurves) {
        PrintWriter messages = new PrintWriter(err, true, StandardCharsets.UTF_8);
        Main main = new Main(nativeCurves);
        CommandLine line = new CommandLine(main)
                .addSubcommand(new DemoCommand(out, err))
                .addSubcommand(new RunCommand(out, err))
                .addSubcommand(new EmulatorCommand(out))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchOriginsCommand(out))
                        .addSubcommand(new BenchCallsCommand(out))
                        .addSubcommand(new BenchGateCommand(out)))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(messages)
                .setExpandAtFiles(false)
                .setExecutionStrategy(main::execute)
                .setParameterExceptionHandler((fault, arguments) -> complain(messages, fault.getMessage()))
                .setExecutionExceptionHandler((fault, command, result) -> {
                    if (fault instanceof UsageException) {
                        return complain(messages, fault.getMessage());
                    }
                    return fail(messages, fault);
                });
        return line.execute(args);
    }

    /**
     * Has curves made native beside all else, as that takes most of a second; until then Java computes them. Whoever wants
     * to know waits, and the process does before it ends, or files would be left behind.
     */
    private int execute(ParseResult parsed) {
        curves = CompletableFuture.supplyAsync(
                () -> withoutNative ? "Java's, as --no-native says" : nativeCurves.get(), Main::beside);
        try {
            if (parsed.hasSubcommand() && parsed.subcommand().commandSpec().userObject() instanceof BenchCommand) {
                curves();
            }
            return new RunLast().execute(parsed);
        } finally {
            curves();
        }
    }

    /** What computes elliptic curves, for {@code --version}. */
    String curves() {
        return curves.join();
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(work, "cloudflare-aop native curves");
        thread.setDaemon(true);
        thread.start();
    }

    private static int complain(PrintWriter messages, String sentence) {
        messages.println(sentence + (sentence.contains("--help") ? "" : " (--help tells more)"));
        return UsageException.STATUS;
    }

    /** By itself the command line would end with 1, which is UNSTABLE. */
    private static int fail(PrintWriter messages, Exception fault) {
        if (fault instanceof IOException) {
            messages.println("ERROR: " + Faults.text(fault));
        } else {
            fault.printStackTrace(messages);
        }
        return Result.FAILURE.status();
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
