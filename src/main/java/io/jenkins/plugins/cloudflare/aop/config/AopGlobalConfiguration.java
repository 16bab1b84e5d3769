package io.jenkins.plugins.cloudflare.aop.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.cloudflare.aop.credentials.ApiTokenForm;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** The API token of operations that name none. */
@Extension
@Symbol("cloudflareAop")
@Restricted(NoExternalUse.class)
public final class AopGlobalConfiguration extends GlobalConfiguration implements PersistentDescriptor, ApiTokenForm {
    private String credentialsId;

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

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AopGlobalConfiguration_DisplayName();
    }
}
