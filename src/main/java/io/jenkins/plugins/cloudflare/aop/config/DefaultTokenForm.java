package io.jenkins.plugins.cloudflare.aop.config;

import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.credentials.SystemToken;
import io.jenkins.plugins.cloudflare.aop.credentials.SystemTokenForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The field for the default API token and the button that tries it, for the descriptor of the configuration. */
@Restricted(NoExternalUse.class)
public interface DefaultTokenForm extends SystemTokenForm {
    /** Says whether the token is valid and what it lets steps do. */
    @POST
    default FormValidation doTestConnection(@QueryParameter String credentialsId) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (Util.fixEmptyAndTrim(credentialsId) == null) {
            return FormValidation.error(Messages.DefaultTokenCheck_NothingToTest());
        }
        try {
            ApiToken token = SystemToken.read("credentialsId", credentialsId.trim(), null);
            ApiOpener opener = ExtensionList.lookupSingleton(ApiOpener.class);
            return new DefaultTokenCheck(opener.openToken(token), opener.open(token)).run();
        } catch (OperationException | IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
