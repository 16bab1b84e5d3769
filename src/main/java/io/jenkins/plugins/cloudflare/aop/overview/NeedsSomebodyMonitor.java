package io.jenkins.plugins.cloudflare.aop.overview;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Warns of certificates that end soon, and of hostnames that no build proves. */
@Extension
@Restricted(NoExternalUse.class)
public final class NeedsSomebodyMonitor extends AdministrativeMonitor {
    /** So many are told; the overview has all. */
    private static final int TOLD = 5;

    @Override
    public String getDisplayName() {
        return Messages.NeedsSomebodyMonitor_DisplayName();
    }

    @Override
    public void checkRequiredPermission() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
    }

    @Override
    public boolean hasRequiredPermission() {
        return Jenkins.get().hasPermission(Jenkins.SYSTEM_READ);
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    /** Asked for on many pages: looks through what is in memory. */
    @Override
    public boolean isActivated() {
        return KnownJobs.get().overview().needsSomebody(OverviewLink.thresholds(), Instant.now());
    }

    /** The most urgent ones. For Jelly. */
    public List<FindingText> getTold() {
        return findings().stream().limit(TOLD).toList();
    }

    /** How many there are beside those. For Jelly. */
    public int getMore() {
        return Math.max(0, findings().size() - TOLD);
    }

    public String getOverviewUrl() {
        return "manage/" + OverviewLink.URL;
    }

    private static List<FindingText> findings() {
        return OverviewLink.page().getFindings();
    }
}
