package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Console;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;

/** Brings an operation to its end on the calling thread, asleep while there is nothing to do. */
final class Driver {
    private final String step;
    private final Console console;

    Driver(String step, Console console) {
        this.step = step;
        this.console = console;
    }

    /**
     * @throws OperationException when it failed; that is recorded then
     * @throws InterruptedException when the build was told to stop; that is recorded as well
     */
    <R> R drive(OperationRun<R> run) throws OperationException, InterruptedException {
        try {
            String said = null;
            while (true) {
                Advance<R> advance = run.advance();
                if (advance instanceof Advance.Done<R> done) {
                    return done.result();
                }
                Advance.Wait<R> wait = (Advance.Wait<R>) advance;
                if (!wait.missing().equals(said)) {
                    said = wait.missing();
                    console.say(step + ": waiting for " + said);
                }
                Thread.sleep(wait.pause().toMillis());
            }
        } catch (InterruptedException e) {
            run.abort(pause -> Thread.sleep(pause.toMillis()));
            throw e;
        }
    }
}
