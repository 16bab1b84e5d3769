package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of pruning certificates, for descriptors. */
@Restricted(NoExternalUse.class)
public interface PruneCertificatesForm extends AopForm {
    @POST
    default FormValidation doCheckUnusedForDays(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, 0);
    }
}
