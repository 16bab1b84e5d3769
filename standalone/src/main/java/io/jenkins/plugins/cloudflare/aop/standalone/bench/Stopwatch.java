package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs contenders as processes and takes their time, provided that they did their work. */
public final class Stopwatch {
    private static final int PATIENCE_MINUTES = 10;

    private final Nginx server;
    private final Path output;

    public Stopwatch(Nginx server, Path output) {
        this.server = server;
        this.output = output;
    }

    /** @param output what the process wrote to standard output */
    public record Lap(Measured measured, String output) {}

    /**
     * Runs one that has to meet a refusal by 400 in four of six visits and to be served in two.
     *
     * @throws IOException when it did not
     */
    Lap visits(Contender contender, int hostnames) throws IOException, InterruptedException {
        Map<Integer, Integer> right = Map.of(400, 4 * hostnames, 200, 2 * hostnames);
        Lap lap = run(contender.label(), contender.command(), contender.input(), Plan.VISITS_A_NAME * hostnames);
        Map<Integer, Integer> answers = contender.answers(lap.output());
        if (!answers.equals(right)) {
            throw new IOException(contender.label() + " met " + answers + " (status=visits) instead of " + right);
        }
        return lap;
    }

    /** Runs openssl in its own way, for its own time. */
    Measured floor(List<OpensslTime> all) throws IOException, InterruptedException {
        int visits = 0;
        double seconds = 0;
        double cpu = 0;
        double originCpu = 0;
        for (OpensslTime each : all) {
            Lap lap = run("openssl s_time", each.command(), Path.of("/dev/null"), 1);
            visits += OpensslTime.connections(lap.output());
            seconds += lap.measured().seconds();
            cpu += lap.measured().cpuSeconds();
            originCpu += lap.measured().originCpuSeconds();
        }
        return new Measured(visits, seconds, cpu, originCpu);
    }

    /** Runs a program, whatever it does. */
    public Lap run(String label, List<String> command, Path input, int visits)
            throws IOException, InterruptedException {
        double cpu = ProcessClock.ofEndedChildren();
        double originCpu = server.cpuSeconds();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(label + " took more than " + PATIENCE_MINUTES + " minutes");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Lap(
                new Measured(visits, seconds, ProcessClock.ofEndedChildren() - cpu, server.cpuSeconds() - originCpu),
                Files.readString(output));
    }
}
