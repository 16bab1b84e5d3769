package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of an upload, for descriptors. */
@Restricted(NoExternalUse.class)
public interface UploadCertificateForm extends AopForm, LeafForm {
    @POST
    default FormValidation doCheckValidityDays(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, 1);
    }

    @POST
    default FormValidation doCheckRenewBeforeDays(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.number(item, value, 0);
    }
}
