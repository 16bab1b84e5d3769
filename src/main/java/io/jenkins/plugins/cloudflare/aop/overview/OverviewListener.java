package io.jenkins.plugins.cloudflare.aop.overview;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.cloudflare.aop.record.state.Overview;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Is told whenever what builds of the controller know changes: a record, a job that is renamed or deleted, a start. */
@Restricted(NoExternalUse.class)
public interface OverviewListener extends ExtensionPoint {
    /**
     * Called often, and on the thread of a build: nothing is to be done here that takes time.
     *
     * @param overview what is known at the time when it is asked; putting it together takes a while
     */
    void changed(Supplier<Overview> overview);

    /** Tells all; whatever befalls one of them is logged, and the others are told. */
    static void tell(Supplier<Overview> overview) {
        for (OverviewListener listener : ExtensionList.lookup(OverviewListener.class)) {
            try {
                listener.changed(overview);
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(OverviewListener.class.getName())
                        .log(Level.WARNING, e, () -> listener + " was told of a change in vain");
            }
        }
    }
}
