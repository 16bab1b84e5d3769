package io.jenkins.plugins.cloudflare.aop.credentials;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The field for the API token that the system configuration names, for descriptors. */
@Restricted(NoExternalUse.class)
public interface SystemTokenForm {
    @POST
    default ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return CredentialField.SYSTEM_API_TOKEN.fill(null, credentialsId);
    }

    @POST
    default FormValidation doCheckCredentialsId(@QueryParameter String value) {
        return CredentialField.SYSTEM_API_TOKEN.check(null, value);
    }
}
