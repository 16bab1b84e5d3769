package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The visits with this probe, in a JVM of its own. */
record ProbeVisits(int sockets, int hostnames, int port, Path directory) implements Contender {
    /**
     * As docs/benchmarks.md recommends for short runs on few processors: no threads for a collector; no second compiler,
     * which takes longer than it saves, and the first one early; and no more heap than is used.
     */
    static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=0.3", "-Xmx128m");

    private static final Pattern ANSWERS = Pattern.compile("answers (\\d+) (\\d+)");
    private static final Pattern PEAK = Pattern.compile("peak (\\d+)");

    @Override
    public String label() {
        return "this probe, " + sockets + " sockets";
    }

    @Override
    public List<String> command() {
        List<String> command = Machine.java(ProbeVisitsMain.class.getName(), JVM_OPTIONS);
        command.addAll(List.of(
                directory.toString(), Integer.toString(port), Integer.toString(hostnames), Integer.toString(sockets)));
        command.addAll(Machine.curves());
        return command;
    }

    @Override
    public Map<Integer, Integer> answers(String output) {
        return ANSWERS.matcher(output)
                .results()
                .collect(Collectors.toMap(
                        row -> Integer.valueOf(row.group(1)), row -> Integer.valueOf(row.group(2)), Integer::sum));
    }

    /** Megabytes of memory that the JVM occupied at most, NaN when it does not say. */
    static double peakMegabytes(String output) {
        return PEAK.matcher(output)
                .results()
                .mapToDouble(row -> Double.parseDouble(row.group(1)) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
