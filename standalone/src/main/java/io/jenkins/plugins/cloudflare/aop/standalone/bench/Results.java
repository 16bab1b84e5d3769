package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was measured, and how it is told. */
public final class Results {
    private final Plan plan;
    private final List<Run> runs = new ArrayList<>();

    Results(Plan plan) {
        this.plan = plan;
    }

    private record Run(Measured probe, Measured curl, Measured openssl, double peakMegabytes) {
        double speedup() {
            return curl.seconds() / probe.seconds();
        }

        double cpuShare() {
            return 100 * probe.cpuMillisPerVisit() / curl.cpuMillisPerVisit();
        }

        double aboveFloor() {
            return probe.cpuMillisPerVisit() / openssl.cpuMillisPerVisit();
        }
    }

    void add(Measured probe, Measured curl, Measured openssl, double peakMegabytes) {
        runs.add(new Run(probe, curl, openssl, peakMegabytes));
    }

    /** What the probe took, in the middle of its runs. */
    public double medianSeconds() {
        return spread(runs, run -> run.probe().seconds()).median();
    }

    String conditions() {
        return line(
                "%d hostnames, %d visits a run, runs in turn: %d, %s; %s",
                plan.hostnames(),
                plan.visits(),
                plan.runs(),
                plan.delayMillis() == 0 ? "no delay" : plan.delayMillis() + " ms added to every answer",
                Machine.conditions());
    }

    String progress(int number) {
        Run run = runs.get(number - 1);
        return line(
                "run %d: this probe %.2f s, curl %.2f s: %.2f times as fast, %.0f %% of its CPU",
                number, run.probe().seconds(), run.curl().seconds(), run.speedup(), run.cpuShare());
    }

    String table(String probe, String curl) {
        StringBuilder table = new StringBuilder();
        String rule = "%-24s %22s %8s %8s %8s%n";
        table.append(line(rule, "", "seconds", "visits", "CPU ms", "server"));
        table.append(line(rule, "", "min / median / max", "/s", "/visit", "CPU ms"));
        table.append(row(rule, probe, Run::probe));
        table.append(row(rule, curl, Run::curl));
        table.append(row(rule, "openssl s_time, one", Run::openssl));
        table.append(line("%nmin / median / max of the runs, each compared in itself:%n"));
        table.append(ratio("times as fast as curl", "%.2f", Run::speedup));
        table.append(ratio("CPU of a visit, % of curl's", "%.0f", Run::cpuShare));
        table.append(ratio("CPU of a visit, times openssl's", "%.2f", Run::aboveFloor));
        table.append(ratio("peak memory of the JVM, MB", "%.0f", Run::peakMegabytes));
        return table.toString();
    }

    private String row(String rule, String label, Function<Run, Measured> contender) {
        List<Measured> all = runs.stream().map(contender).toList();
        return line(
                rule,
                label,
                spread(all, Measured::seconds).told("%.2f"),
                line("%.0f", spread(all, Measured::visitsPerSecond).median()),
                line("%.2f", spread(all, Measured::cpuMillisPerVisit).median()),
                line("%.2f", spread(all, Measured::originCpuMillisPerVisit).median()));
    }

    private String ratio(String label, String format, ToDoubleFunction<Run> figure) {
        return line("  %-32s %s%n", label, spread(runs, figure).told(format));
    }

    private static <T> Spread spread(List<T> all, ToDoubleFunction<T> figure) {
        return Spread.of(all.stream().map(figure::applyAsDouble).toList());
    }

    private static String line(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
