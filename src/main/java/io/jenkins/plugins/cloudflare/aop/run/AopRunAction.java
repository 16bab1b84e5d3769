package io.jenkins.plugins.cloudflare.aop.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The record of a build, kept with it and shown on its page. */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class AopRunAction extends InvisibleAction implements RunAction2 {
    private static final Logger LOGGER = Logger.getLogger(AopRunAction.class.getName());

    /** Of builds that kept the record in {@code build.xml}: JSON; null when it is in its file. */
    private String record;

    private transient Run<?, ?> run;
    private transient ReentrantLock publishing = new ReentrantLock();

    private AopRunAction() {}

    /** The action of a build; a new one when it has none. */
    static AopRunAction of(Run<?, ?> run) {
        synchronized (run) {
            AopRunAction action = run.getAction(AopRunAction.class);
            if (action == null) {
                action = new AopRunAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Parallel branches write the same files; whoever publishes holds this. */
    ReentrantLock publishing() {
        return publishing;
    }

    /** @throws IOException when what is kept cannot be read, with the file's name */
    synchronized BuildRecord record() throws IOException {
        if (record != null) {
            return BuildRecordJson.read(record.getBytes(StandardCharsets.UTF_8));
        }
        return new RecordFile(run).read().orElseGet(() -> BuildRecord.empty(run.getExternalizableId()));
    }

    synchronized BuildRecord add(OperationEntry entry, RecordFile file) throws IOException {
        BuildRecord longer = record().with(entry);
        file.write(longer);
        record = null;
        return longer;
    }

    /** For the build page; null when there is nothing to show, or nothing that can be read. */
    @CheckForNull
    public BuildSummary getSummary() {
        try {
            BuildRecord known = record();
            return known.operations().isEmpty() ? null : new BuildSummary(known);
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, e, () -> "The record of " + run + " is not shown.");
            return null;
        }
    }

    /** Whether the new build page shows it elsewhere. */
    public boolean isInTab() {
        return AopTab.isShown();
    }

    /** For the remote API: the document of {@code aop/record.json}. */
    @Exported(name = "record", visibility = 2)
    public Map<String, Object> getExported() throws IOException {
        return ExportedRecord.of(record());
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    private Object readResolve() {
        publishing = new ReentrantLock();
        return this;
    }
}
