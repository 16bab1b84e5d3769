package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.config.MonitorThresholds;
import io.jenkins.plugins.cloudflare.aop.record.state.Thresholds;
import java.time.Instant;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/** Every certificate and hostname that builds of this controller recorded, on a page of Manage Jenkins. */
@Extension
@Restricted(NoExternalUse.class)
public final class OverviewLink extends ManagementLink implements StaplerProxy {
    static final String URL = "cloudflare-aop";

    @Override
    public String getIconFileName() {
        return "symbol-lock-closed";
    }

    @Override
    public String getDisplayName() {
        return Messages.OverviewLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.OverviewLink_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    /** Nothing of it is there for others, whatever the URL. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(getRequiredPermission());
        return this;
    }

    /** What whoever asks may see now. */
    @CheckForNull
    public OverviewPage getPage() {
        return page();
    }

    static OverviewPage page() {
        return new OverviewPage(KnownJobs.get().overview(), thresholds(), Instant.now());
    }

    /** From when on something needs somebody, as administrators configured it. */
    public static Thresholds thresholds() {
        MonitorThresholds configured = AopGlobalConfiguration.get().getThresholds();
        return new Thresholds(configured.getExpiryDays(), configured.getUnprovedDays());
    }
}
