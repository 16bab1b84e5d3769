package io.jenkins.plugins.cloudflare.aop.checks;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells the commit of a build what came of its verifications. */
@Restricted(NoExternalUse.class)
public final class CheckPublication {
    private static final Logger LOGGER = Logger.getLogger(CheckPublication.class.getName());

    /** The record as it is now. */
    @FunctionalInterface
    public interface RecordSource {
        BuildRecord read() throws IOException;
    }

    private final Run<?, ?> build;
    private final TaskListener listener;
    private final String name;

    /** @param name of the check */
    public CheckPublication(Run<?, ?> build, TaskListener listener, String name) {
        this.build = build;
        this.listener = listener;
        this.name = name;
    }

    /**
     * Tells of one more operation under this name. Whatever goes wrong costs the build a line on its console and nothing
     * else.
     *
     * @param operation its place in the record of the build
     */
    public void tell(int operation, RecordSource record) throws InterruptedException {
        try {
            List<Consumer<CheckReport>> publishers = ExtensionList.lookup(CheckOutlet.class).stream()
                    .flatMap(outlet -> outlet.publisher(build, listener).stream())
                    .toList();
            if (!publishers.isEmpty()) {
                tell(operation, record, publishers);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, e, () -> "The check " + name + " of " + build + " was not published.");
            listener.getLogger()
                    .println("Warning: the check '" + name + "' could not be published; the log of Jenkins says why.");
        }
    }

    private void tell(int operation, RecordSource record, List<Consumer<CheckReport>> publishers)
            throws IOException, InterruptedException {
        ToldChecks told = ToldChecks.of(build);
        told.publishing().lockInterruptibly();
        try {
            List<Integer> operations = told.add(name, operation);
            build.save();
            CheckText.of(name, record.read(), operations)
                    .ifPresent(report -> publishers.forEach(publisher -> publisher.accept(report)));
        } finally {
            told.publishing().unlock();
        }
    }
}
