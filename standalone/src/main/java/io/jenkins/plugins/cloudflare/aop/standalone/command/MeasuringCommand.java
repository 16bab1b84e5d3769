package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A benchmark as a command: it measures several times, and may be stopped. */
abstract class MeasuringCommand implements Callable<Integer> {
    private static final int STOPPED = 3;

    private final PrintStream out;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each program does it all, in turn. Default: ${DEFAULT-VALUE}.")
    private int runs;

    MeasuringCommand(PrintStream out) {
        this.out = out;
    }

    final PrintStream out() {
        return out;
    }

    final int runs() {
        return runs;
    }

    /** @throws IllegalArgumentException with a sentence for the user, when an option makes no sense */
    abstract void measure() throws UsageException, IOException, GeneralSecurityException, InterruptedException;

    @Override
    public final Integer call() throws UsageException, IOException, GeneralSecurityException {
        try {
            measure();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        } catch (InterruptedException e) {
            out.println("Stopped.");
            return STOPPED;
        }
    }
}
