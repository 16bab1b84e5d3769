package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of enabling hostnames, for descriptors. */
@Restricted(NoExternalUse.class)
public interface EnableHostnameForm extends AopForm {
    @POST
    default FormValidation doCheckHostnames(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.required(item, value, ParameterCheck::hostnames);
    }

    @POST
    default FormValidation doCheckCertificateId(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::certificateId);
    }
}
