package io.jenkins.plugins.cloudflare.aop.overview;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Loads what is known when the jobs are there, without keeping the start waiting, and follows their names. */
@Extension
@Restricted(NoExternalUse.class)
public final class JobFollower extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(JobFollower.class.getName());

    @Override
    public void onLoaded() {
        KnownJobs known = KnownJobs.get();
        Computer.threadPoolForRemoting.execute(() -> {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                known.load();
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "What builds recorded before is not in the overview.", e);
            }
        });
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        KnownJobs.get().renamed(oldFullName, newFullName);
    }

    @Override
    public void onDeleted(Item item) {
        KnownJobs.get().deleted(item.getFullName());
    }
}
