package io.jenkins.plugins.cloudflare.aop.standalone.bench.gate;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.BenchFiles;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.DelayingProxy;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Machine;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Nginx;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Spread;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Stopwatch;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a gate takes over a network, beside curl with the same visits and connections, in turn. */
public final class GateBench {
    private final GatePlan plan;
    private final Programs programs;
    private final String runner;
    private final PrintStream out;

    /** @param runner the main class that runs Jenkinsfiles */
    public GateBench(GatePlan plan, Programs programs, String runner, PrintStream out) {
        this.plan = plan;
        this.programs = programs;
        this.runner = runner;
        this.out = out;
    }

    /** @throws IOException when something did not start, or a gate did not pass */
    public void run() throws IOException, GeneralSecurityException, InterruptedException {
        List<DelayingProxy> addresses = new ArrayList<>();
        try (BenchFiles files = new BenchFiles();
                Nginx server = Nginx.start(programs.nginx(), files, plan.hostnames())) {
            for (int index = 0; index < plan.addresses(); index++) {
                InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (index + 1)});
                addresses.add(new DelayingProxy(address, server.port(), plan.rttMillis()));
            }
            measure(files, new Stopwatch(server, files.file("output")), addresses);
        } finally {
            for (DelayingProxy address : addresses) {
                address.close();
            }
        }
    }

    private void measure(BenchFiles files, Stopwatch stopwatch, List<DelayingProxy> addresses)
            throws IOException, InterruptedException {
        say(
                "%d hostnames at %d addresses, %d ms round trip, %d connections at an address and %d in all, runs in turn:"
                        + " %d; %s",
                plan.hostnames(),
                plan.addresses(),
                plan.rttMillis(),
                plan.atOncePerAddress(),
                plan.atOnce(),
                plan.runs(),
                Machine.conditions());
        GateRun gate = new GateRun(plan, runner, files, addresses);
        GateCurl curl = new GateCurl(plan, programs, files, addresses);
        List<Double> gateSeconds = new ArrayList<>();
        List<Double> curlSeconds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int run = 1; run <= plan.runs(); run++) {
            long before = connections(addresses);
            Stopwatch.Lap lap = stopwatch.run("the gate", gate.command(), Path.of("/dev/null"), 1);
            gate.requirePassed(lap.output());
            long visits = connections(addresses) - before;
            double seconds = lap.measured().seconds();
            double theirs = stopwatch
                    .run("curl", curl.command(), curl.input(visits), 1)
                    .measured()
                    .seconds();
            gateSeconds.add(seconds);
            curlSeconds.add(theirs);
            ratios.add(seconds / theirs);
            say(
                    "run %d: the gate %.2f s with %d visits, %.1f a hostname%s; curl %.2f s with as many",
                    run,
                    seconds,
                    visits,
                    (double) visits / plan.hostnames(),
                    plan.rttMillis() == 0 ? "" : line(", %.0f round trips long", seconds * 1000 / plan.rttMillis()),
                    theirs);
        }
        say("%-34s %s", "least / median / greatest of the runs", "");
        say("  %-32s %s", "the gate, seconds", three(gateSeconds));
        say("  %-32s %s", "curl, xargs -P " + plan.connections() + ", seconds", three(curlSeconds));
        say("  %-32s %s", "the gate's time, times curl's", three(ratios));
    }

    private static long connections(List<DelayingProxy> addresses) {
        return addresses.stream().mapToLong(DelayingProxy::connections).sum();
    }

    private static String three(List<Double> all) {
        return Spread.of(all).told("%.2f");
    }

    private void say(String format, Object... figures) {
        out.println(line(format, figures));
    }

    private static String line(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
