package io.jenkins.plugins.cloudflare.aop.overview;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Takes a build that is deleted out of the trend of its job. */
@Extension
@Restricted(NoExternalUse.class)
public final class BuildFollower extends RunListener<Run<?, ?>> {
    @Override
    public void onDeleted(Run<?, ?> build) {
        KnownJobs.get().buildDeleted(build);
    }
}
