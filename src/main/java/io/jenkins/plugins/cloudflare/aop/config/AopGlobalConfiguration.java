package io.jenkins.plugins.cloudflare.aop.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.cloudflare.aop.credentials.ApiTokenForm;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import jenkins.model.GlobalConfiguration;
import jenkins.util.SystemProperties;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** The API token of operations that name none, and where visits from the controller may go. */
@Extension
@Symbol("cloudflareAop")
@Restricted(NoExternalUse.class)
public final class AopGlobalConfiguration extends GlobalConfiguration implements PersistentDescriptor, ApiTokenForm {
    /**
     * System property that, when true, allows local addresses whatever the configuration says, for an emulator on the
     * same machine.
     */
    public static final String PROPERTY = "io.jenkins.plugins.cloudflare.aop.allowLocalAddresses";

    private String credentialsId;
    private boolean allowLocalAddresses;

    public static AopGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(AopGlobalConfiguration.class);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        save();
    }

    public boolean isAllowLocalAddresses() {
        return allowLocalAddresses;
    }

    @DataBoundSetter
    public void setAllowLocalAddresses(boolean allowLocalAddresses) {
        this.allowLocalAddresses = allowLocalAddresses;
        save();
    }

    /** Where visits that start from the controller may go; whoever may edit a job chooses their targets. */
    public AddressPolicy addressPolicy() {
        return allowLocalAddresses || SystemProperties.getBoolean(PROPERTY)
                ? AddressPolicy.ALL
                : AddressPolicy.NOT_LOCAL;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AopGlobalConfiguration_DisplayName();
    }
}
