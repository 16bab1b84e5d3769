package io.jenkins.plugins.cloudflare.aop.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** When Jenkins warns its administrators of certificates that end, and of hostnames that no build proves. */
@Restricted(NoExternalUse.class)
public final class MonitorThresholds implements Describable<MonitorThresholds> {
    /** Ten years. */
    private static final int MOST = 3_650;

    private static final int DEFAULT_EXPIRY_DAYS = 30;
    private static final int DEFAULT_UNPROVED_DAYS = 30;

    private int expiryDays = DEFAULT_EXPIRY_DAYS;
    private int unprovedDays = DEFAULT_UNPROVED_DAYS;

    @DataBoundConstructor
    public MonitorThresholds() {
        // All of it has defaults.
    }

    /** A certificate in use with fewer days left is told; 0 for those that have expired only. */
    public int getExpiryDays() {
        return expiryDays;
    }

    @DataBoundSetter
    public void setExpiryDays(int expiryDays) {
        this.expiryDays = within(expiryDays);
    }

    /** A hostname that was not proved for more days is told; 0 for never. */
    public int getUnprovedDays() {
        return unprovedDays;
    }

    @DataBoundSetter
    public void setUnprovedDays(int unprovedDays) {
        this.unprovedDays = within(unprovedDays);
    }

    private static int within(int days) {
        return Math.max(0, Math.min(MOST, days));
    }

    /** The fields. */
    @Extension
    @Symbol("monitorThresholds")
    public static final class DescriptorImpl extends Descriptor<MonitorThresholds> {
        @POST
        public FormValidation doCheckExpiryDays(@QueryParameter String value) {
            return days(value);
        }

        @POST
        public FormValidation doCheckUnprovedDays(@QueryParameter String value) {
            return days(value);
        }

        private static FormValidation days(String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return FormValidation.validateIntegerInRange(value, 0, MOST);
        }
    }
}
