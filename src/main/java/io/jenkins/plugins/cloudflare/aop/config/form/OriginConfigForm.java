package io.jenkins.plugins.cloudflare.aop.config.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.ConfiguredServer;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.RolloutPhase;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Fields of a configuration for an origin, for descriptors. */
@Restricted(NoExternalUse.class)
public interface OriginConfigForm extends AopForm, LeafForm {
    @POST
    default FormValidation doCheckHostnames(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::hostnames);
    }

    @POST
    default FormValidation doCheckDirectory(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.text(item, value, ParameterCheck::directory);
    }

    /** The choices are the same for everybody. */
    @POST
    default ListBoxModel doFillServerItems() {
        ListBoxModel choices = new ListBoxModel();
        for (ConfiguredServer server : ConfiguredServer.values()) {
            choices.add(server.parameter());
        }
        return choices;
    }

    /** As {@link #doFillServerItems}. */
    @POST
    default ListBoxModel doFillPhaseItems() {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.RolloutPhase_ACCEPT(), RolloutPhase.ACCEPT.parameter());
        choices.add(Messages.RolloutPhase_ENFORCE(), RolloutPhase.ENFORCE.parameter());
        return choices;
    }
}
