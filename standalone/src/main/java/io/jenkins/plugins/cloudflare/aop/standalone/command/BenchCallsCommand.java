package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.calls.CallsBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench calls}: the calls to Cloudflare beside those of a script with the official SDK. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Uploads certificates and enables hostnames in an emulator of Cloudflare's API, once in an empty"
                + " zone (cold) and once more (warm): with this runner, and with a script of Cloudflare's SDK for Node.js."
                + " Says how many requests each makes, and how long each takes.")
final class BenchCallsCommand extends MeasuringCommand {
    @Option(
            names = "--hostnames",
            paramLabel = "N,...",
            split = ",",
            defaultValue = "100,1000",
            description = "How many hostnames, a hundred to a certificate; 1,000 at most. Default: ${DEFAULT-VALUE}.")
    private List<Integer> hostnames;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "50",
            description = "Milliseconds that every request takes longer, as on a long way. Default: ${DEFAULT-VALUE}.")
    private int delay;

    @Option(
            names = "--sdk",
            paramLabel = "DIR",
            description = "A folder in which npm installed the package cloudflare. Default: npm installs it in a"
                    + " temporary one.")
    private Path sdk;

    BenchCallsCommand(PrintStream out) {
        super(out);
    }

    @Override
    void measure() throws IOException, GeneralSecurityException, InterruptedException {
        new CallsBench(hostnames, runs(), Duration.ofMillis(delay), sdk, Main.class.getName(), out()).run();
    }
}
