package io.jenkins.plugins.cloudflare.aop.run;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Is told of the record of a build whenever an operation was added to it. */
@Restricted(NoExternalUse.class)
public interface RecordListener extends ExtensionPoint {
    /**
     * Called on the thread of the build, after the record is on the disk.
     *
     * @param record all of it, the new operation last
     */
    void recorded(Run<?, ?> build, BuildRecord record);

    static List<RecordListener> all() {
        return ExtensionList.lookup(RecordListener.class);
    }

    /** Tells all; whatever befalls one of them is logged, and the build goes on. */
    static void tell(Run<?, ?> build, BuildRecord record) {
        for (RecordListener listener : all()) {
            try {
                listener.recorded(build, record);
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(RecordListener.class.getName())
                        .log(Level.WARNING, e, () -> listener + " was told of " + build + " in vain");
            }
        }
    }
}
