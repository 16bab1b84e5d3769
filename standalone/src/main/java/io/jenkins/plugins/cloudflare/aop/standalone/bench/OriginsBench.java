package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The whole measurement: a server, a search for the best number of curls, and then all contenders in turn. */
public final class OriginsBench {
    /** Part of the visits with which a number of curls is tried. */
    private static final int TRIAL_HOSTNAMES = 80;

    private final Plan plan;
    private final Programs programs;
    private final PrintStream out;

    public OriginsBench(Plan plan, Programs programs, PrintStream out) {
        this.plan = plan;
        this.programs = programs;
        this.out = out;
    }

    /** @throws IOException when something did not start, or a contender did not do its work */
    public Results run() throws IOException, GeneralSecurityException, InterruptedException {
        try (BenchFiles files = new BenchFiles();
                Nginx server = Nginx.start(programs.nginx(), files, plan.hostnames());
                DelayingProxy proxy =
                        plan.delayMillis() == 0 ? null : new DelayingProxy(server.port(), plan.delayMillis())) {
            int port = proxy == null ? server.port() : proxy.port();
            Stopwatch stopwatch = new Stopwatch(server, files.file("output"));
            Results results = new Results(plan);
            out.println(results.conditions());
            int curls = bestCurls(stopwatch, files, port);
            CurlVisits curl = curl(curls, files, port, plan.hostnames());
            ProbeVisits probe = new ProbeVisits(plan.sockets(), plan.hostnames(), port, files.directory());
            for (int run = 1; run <= plan.runs(); run++) {
                Stopwatch.Lap probed = stopwatch.visits(probe, plan.hostnames());
                Stopwatch.Lap theirs = stopwatch.visits(curl, plan.hostnames());
                // Without the delay, which would only make it wait.
                Measured floor = stopwatch.floor(OpensslTime.all(programs, server.port(), files));
                results.add(probed.measured(), theirs.measured(), floor, ProbeVisits.peakMegabytes(probed.output()));
                out.println(results.progress(run));
            }
            out.print(results.table(probe.label(), curl.label()));
            return results;
        }
    }

    private int bestCurls(Stopwatch stopwatch, BenchFiles files, int port) throws IOException, InterruptedException {
        int hostnames = Math.min(TRIAL_HOSTNAMES, plan.hostnames());
        Map<Integer, Double> seconds = new TreeMap<>();
        for (int curls : plan.curls()) {
            CurlVisits trial = curl(curls, files, port, hostnames);
            Measured measured = stopwatch.visits(trial, hostnames).measured();
            seconds.put(curls, measured.seconds());
            out.printf("trial: %s, %.0f visits/s%n", trial.label(), measured.visitsPerSecond());
        }
        return seconds.entrySet().stream()
                .min(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    private CurlVisits curl(int atOnce, BenchFiles files, int port, int hostnames) throws IOException {
        Path lines = files.curlLines(hostnames, port);
        return new CurlVisits(programs, atOnce, port, lines, files.file("ca.pem"));
    }
}
