package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * Upload and enable with this runner and with a script of the official SDK, each as a process of its own against an
 * emulator of its own: first on an empty zone, then once more on what that left.
 */
public final class CallsBench {
    private static final int PATIENCE_MINUTES = 30;

    private final List<CallsCase> cases;
    private final int runs;
    private final Duration latency;
    private final Path sdkFolder;
    private final String runner;
    private final PrintStream out;

    /**
     * @param sdkFolder null to have npm install the SDK
     * @param runner the main class that runs Jenkinsfiles
     */
    public CallsBench(
            List<Integer> hostnames, int runs, Duration latency, Path sdkFolder, String runner, PrintStream out) {
        if (runs < 1 || latency.isNegative()) {
            throw new IllegalArgumentException("--runs is 1 or more, and --delay 0 or more.");
        }
        this.cases = hostnames.stream().map(CallsCase::of).toList();
        this.runs = runs;
        this.latency = latency;
        this.sdkFolder = sdkFolder;
        this.runner = runner;
        this.out = out;
    }

    /** @throws IOException when something did not start, or a program did not do its work */
    public void run() throws IOException, GeneralSecurityException, InterruptedException {
        int certificates =
                cases.stream().mapToInt(CallsCase::certificates).max().orElse(0);
        try (CallsFiles files = new CallsFiles(certificates)) {
            Sdk sdk = sdkFolder == null ? Sdk.installed(files.directory()) : Sdk.in(sdkFolder);
            out.printf(
                    Locale.ROOT,
                    "%d ms for each request, runs in turn: %d; %s, SDK %s%n",
                    latency.toMillis(),
                    runs,
                    Machine.conditions(),
                    sdk.version());
            CallsResults results = new CallsResults();
            for (int run = 0; run < runs; run++) {
                for (CallsCase one : cases) {
                    Path state = Files.createTempDirectory(files.directory(), "state");
                    measure(one, "this runner", url -> runner(one, files, state, url), files, results);
                    measure(one, "SDK", url -> sdk(one, files, sdk, url), files, results);
                }
            }
            out.print(results.table());
        }
    }

    /** The command of a program for the API at a URL. */
    private interface Program {
        List<String> command(String url) throws IOException;
    }

    private void measure(CallsCase one, String label, Program program, CallsFiles files, CallsResults results)
            throws IOException, InterruptedException {
        EmulatorOptions options = EmulatorOptions.defaults()
                .withPending(Pending.lasting(Duration.ZERO))
                .withLatency(latency);
        try (CloudflareEmulator emulator = CloudflareEmulator.start(options)) {
            String zone = emulator.addZone(CallsCase.ZONE);
            List<String> command = program.command(emulator.apiUrl());
            for (String state : List.of(", cold", ", warm")) {
                int before = emulator.requests().size();
                double seconds = seconds(label, command, files);
                List<LoggedRequest> all = emulator.requests();
                results.add(one.label() + state, label, CallsResults.Run.of(all.subList(before, all.size()), seconds));
                check(one, label, emulator.apiUrl(), zone);
            }
        }
    }

    private static double seconds(String label, List<String> command, CallsFiles files)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(files.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(files.output().toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(label + " did not succeed: " + Files.readString(files.output()));
            }
        } finally {
            process.destroy();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** A run counts only if every hostname has its certificate afterwards. */
    private static void check(CallsCase one, String label, String url, String zone) throws IOException {
        try {
            AopApi api = new OkHttpAopApi(new OkHttpClient(), url, ApiToken.of("any"));
            int associated = api.associations(new ZoneId(zone)).size();
            int certificates = api.certificates(new ZoneId(zone)).size();
            if (associated != one.hostnames() || certificates != one.certificates()) {
                throw new IOException(label + " left " + associated + " hostnames and " + certificates
                        + " certificates instead of " + one.label());
            }
        } catch (CloudflareException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<String> runner(CallsCase one, CallsFiles files, Path state, String url) throws IOException {
        List<String> command = Machine.java(runner, List.of());
        command.addAll(Machine.curves());
        command.addAll(List.of("run", files.jenkinsfile(one).toString(), "--api-url", url));
        command.addAll(List.of("--state", state.toString(), "--credential", "token=" + files.token()));
        for (int i = 0; i < one.certificates(); i++) {
            command.addAll(List.of("--credential", CallsCase.credential(i) + "=" + files.client(i)));
        }
        return command;
    }

    private static List<String> sdk(CallsCase one, CallsFiles files, Sdk sdk, String url) {
        return List.of(
                sdk.node().toString(),
                files.sdkScript().toString(),
                sdk.module().toString(),
                url,
                Integer.toString(one.certificates()),
                Integer.toString(one.hostnames()));
    }
}
