package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns SIGINT and SIGTERM into an abort, and lets it end in good order: record written, exit status 3. */
final class Shutdown {
    /** Enough to take back what must not be left half done, and for the script's finally blocks. */
    private static final long PATIENCE_SECONDS = OperationRun.ABORT_PATIENCE.toSeconds() + 5;

    private final Thread worker;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status;

    private Shutdown(Thread worker) {
        this.worker = worker;
    }

    /** @param worker the thread that runs the command */
    static Shutdown install(Thread worker) {
        Shutdown shutdown = new Shutdown(worker);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        return shutdown;
    }

    /** The command has ended by itself. */
    void finished(int exitStatus) {
        status = exitStatus;
        finished.countDown();
    }

    private void run() {
        if (finished.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The script did not stop within " + PATIENCE_SECONDS + " seconds.");
                status = 3;
            }
        } catch (InterruptedException e) {
            status = 3;
        }
        System.out.flush();
        // The JVM would report the signal instead.
        Runtime.getRuntime().halt(status);
    }
}
