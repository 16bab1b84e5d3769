package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of disabling hostnames, for descriptors. */
@Restricted(NoExternalUse.class)
public interface DisableHostnameForm extends AopForm {
    @POST
    default FormValidation doCheckHostnames(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.required(item, value, ParameterCheck::hostnames);
    }

    /** The choices are the same for everybody. */
    @POST
    default ListBoxModel doFillModeItems() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.Mode_VOID(), "void");
        choices.add(Messages.Mode_OFF(), "off");
        return choices;
    }
}
