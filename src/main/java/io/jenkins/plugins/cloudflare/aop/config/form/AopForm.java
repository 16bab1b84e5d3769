package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.credentials.ApiTokenForm;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields that every operation has, for descriptors. */
@Restricted(NoExternalUse.class)
public interface AopForm extends ApiTokenForm {
    @POST
    default FormValidation doCheckWaitSeconds(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, 0);
    }
}
