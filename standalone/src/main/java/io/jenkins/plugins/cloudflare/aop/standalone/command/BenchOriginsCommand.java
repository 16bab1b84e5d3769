package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Growth;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.OriginsBench;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Plan;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench origins}: the probe's visits beside the same visits with curl and with openssl. */
@Command(
        name = "origins",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Starts nginx on loopback with many names that want a client certificate, and visits each as"
                + " without a certificate, with a forged and with the configured one, on TLS 1.2 and 1.3: with this probe, with"
                + " curl under xargs -P, and with openssl s_time. Says how they compare.")
final class BenchOriginsCommand extends MeasuringCommand {
    @Option(
            names = "--hostnames",
            paramLabel = "N,...",
            split = ",",
            defaultValue = "200",
            description = "How many names nginx has; each is visited six times. Several numbers are measured one after"
                    + " the other, which shows how time grows. Default: ${DEFAULT-VALUE}.")
    private List<Integer> hostnames;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Milliseconds added to every answer, as on a long way. Default: ${DEFAULT-VALUE}.")
    private int delay;

    @Option(
            names = "--sockets",
            paramLabel = "N",
            description = "Most connections of this probe at once, 256 at most. Default: four for each processor,"
                    + " 256 with a delay.")
    private Integer sockets;

    @Option(
            names = "--curls",
            paramLabel = "N,...",
            split = ",",
            description = "How many curls at once are tried before the quickest number is taken. Default: one, two,"
                    + " four and eight for each processor, with a delay 32, 64, 128 and 256.")
    private List<Integer> curls;

    BenchOriginsCommand(PrintStream out) {
        super(out);
    }

    @Override
    void measure() throws IOException, GeneralSecurityException, InterruptedException {
        List<Plan> plans = hostnames.stream()
                .map(count -> Plan.of(count, runs(), delay, sockets, curls))
                .toList();
        Programs programs = Programs.installed();
        Growth growth = new Growth();
        for (Plan plan : plans) {
            Results results = new OriginsBench(plan, programs, out()).run();
            growth.add(plan.hostnames(), results.medianSeconds());
            out().println();
        }
        out().print(growth.line().isEmpty() ? "" : growth.line() + System.lineSeparator());
    }
}
