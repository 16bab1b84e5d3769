package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.credentials.ClientCertificateForm;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The client certificate, given or issued, for descriptors. */
@Restricted(NoExternalUse.class)
public interface LeafForm extends ClientCertificateForm {
    @POST
    default FormValidation doCheckCommonName(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::commonName);
    }
}
