package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running process whose output goes to the log of the build, or is kept for the script. */
final class ShellProcess {
    /** A process in the background may hold the pipe open for as long as it likes. */
    private static final long PIPE_PATIENCE_MILLIS = 1000;

    private static final long KILL_PATIENCE_SECONDS = 5;

    private final Build build;
    private final Process process;
    private final StringBuffer captured = new StringBuffer();
    private final Thread output;
    private final Thread trace;
    /** Its pipes break then, which is nothing to talk about. */
    private volatile boolean killed;

    ShellProcess(Build build, ProcessBuilder builder, boolean capture) throws IOException {
        this.build = build;
        this.process = builder.redirectErrorStream(!capture).start();
        process.getOutputStream().close();
        this.output = reader(process.getInputStream(), capture);
        this.trace = reader(process.getErrorStream(), false);
    }

    /** The exit status; an interrupt ends the process and whatever it has started. */
    int await() throws InterruptedException {
        try {
            int status = process.waitFor();
            output.join(PIPE_PATIENCE_MILLIS);
            trace.join(PIPE_PATIENCE_MILLIS);
            return status;
        } catch (InterruptedException e) {
            build.say("Sending interrupt signal to process");
            kill();
            throw e;
        }
    }

    String captured() {
        return captured.toString();
    }

    private void kill() throws InterruptedException {
        killed = true;
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(ProcessHandle::destroy);
        }
        process.destroy();
        if (!process.waitFor(KILL_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private Thread reader(InputStream stream, boolean capture) {
        Scope scope = build.scope();
        Thread thread = new Thread(
                () -> build.within(scope, () -> {
                    read(stream, capture);
                    return null;
                }),
                "output of sh");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(InputStream stream, boolean capture) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            if (capture) {
                char[] some = new char[4096];
                for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                    captured.append(some, 0, count);
                }
            } else {
                reader.lines().forEach(build::say);
            }
        } catch (IOException | UncheckedIOException e) {
            if (!killed) {
                build.say("WARNING: the output of the script could not be read to its end: " + e.getMessage());
            }
        }
    }
}
