package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.gate.GateBench;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.gate.GatePlan;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench gate}: the time of a gate over a network. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Starts nginx on loopback with many names that want a client certificate, behind a proxy that makes"
                        + " the way long, and runs aopVerifyOrigin over all of them; beside it curl under xargs -P, with as many"
                        + " visits and connections. Says how they compare.")
final class BenchGateCommand extends MeasuringCommand {
    @Option(
            names = "--hostnames",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many names nginx has. Default: ${DEFAULT-VALUE}.")
    private int hostnames;

    @Option(
            names = "--addresses",
            paramLabel = "N",
            defaultValue = "1",
            description = "At how many addresses; each has its part of the names. Default: ${DEFAULT-VALUE}.")
    private int addresses;

    @Option(
            names = "--rtt",
            paramLabel = "MS",
            defaultValue = "50",
            description = "The round-trip time, in milliseconds. Default: ${DEFAULT-VALUE}.")
    private int rtt;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    BenchGateCommand(PrintStream out) {
        super(out);
    }

    @Override
    void measure() throws UsageException, IOException, GeneralSecurityException, InterruptedException {
        ProbeLimits given = limits.limits();
        GatePlan plan = new GatePlan(hostnames, addresses, rtt, runs(), given.atOnce(), given.atOncePerAddress());
        new GateBench(plan, Programs.installed(), Main.class.getName(), out()).run();
    }
}
